//! Well-known ideas of other tools that format 1 does not have: each is refused by name, and told what to do instead.

mod named;

pub(super) use named::word;
pub use named::{named, of_key};

/// An idea that format 1 does not have.
#[derive(Debug, Clone, Copy)]
pub struct Refused {
    /// The keys by which it is known in other tools, with spaces between: lower case, words joined by `_`.
    pub keys: &'static str,
    /// The lists in whose things these keys mean it, such as `statements`; empty for anywhere.
    pub within: &'static [&'static str],
    /// What it is, as in "format 1 does not have …".
    pub idea: &'static str,
    /// What to do instead.
    pub instead: &'static str,
}

/// A word of another tool that stands where the format has words of its own.
#[derive(Debug, Clone, Copy)]
pub struct RefusedWord {
    /// The key.
    pub key: &'static str,
    /// The list in whose things the key means it; empty for anywhere.
    pub within: &'static str,
    /// The words, with spaces between.
    pub words: &'static str,
    /// What it is, as in "format 1 does not have …".
    pub idea: &'static str,
    /// What to do instead.
    pub instead: &'static str,
}

const STATEMENTS: &[&str] = &["statements"];

macro_rules! refused {
    ($(($within:expr, $keys:literal, $idea:literal, $instead:literal)),* $(,)?) => {
        &[$(Refused { within: $within, keys: $keys, idea: $idea, instead: $instead }),*]
    };
}

/// Every idea that is refused by its key. The first that fits is named.
pub const KEYS: &[Refused] = refused![
    (
        &["scales"],
        "min max minimum maximum step steps range size length points",
        "scales given by their ends",
        "write every level under `levels`, with its `value` and its `label`"
    ),
    (
        &["levels"],
        "score scores weight number colour color goto next",
        "anything about a level but its `value` and its words",
        "the number of an answer is the `value` of its level; leave the rest out"
    ),
    (
        &[],
        "multi_select multiselect multiple multiple_choice multi checkboxes checkbox select_all \
         max_answers min_answers",
        "several answers to one statement",
        "write one statement for each thing that can be ticked, in a section of its own"
    ),
    (
        STATEMENTS,
        "options choices answers responses possible_answers levels",
        "answers that belong to one statement",
        "define a scale with these levels and name it with `scale`; what each level looks like here goes under `descriptors`"
    ),
    (
        &[],
        "rules rule conditions condition logic boolean any all any_of all_of none_of one_of and or not \
         if else unless",
        "rules over several answers",
        "`shown_if` on a domain or section names one earlier statement and any of its answers; a condition on two statements is a section in a section"
    ),
    (
        &[],
        "expression expr formula formulas script function calculation calculate calculated compute \
         computed equation",
        "formulas",
        "choose a `roll_up`, and say with `weight` and `counts` what enters it"
    ),
    (
        &[],
        "matrix grid rows columns subquestions sub_questions",
        "tables of statements",
        "write one statement for each row; they share their scale anyway"
    ),
    (
        &[],
        "ranking rank rank_order order_of_preference drag_and_drop max_diff paired_comparison",
        "putting things in order",
        "let people say how important each is: `asks` with `kind: importance`"
    ),
    (
        &[],
        "randomise randomize randomised randomized random random_order shuffle shuffled rotate",
        "an order by chance",
        "mix the statements once and for all with `order`, so that everybody sees the same"
    ),
    (
        &[],
        "goto go_to jump jump_to branch branches branching skip_logic skip skip_to skip_if next \
         terminate end_if",
        "jumps",
        "put what depends on an answer in a section with `shown_if`"
    ),
    (
        STATEMENTS,
        "shown_if show_if visible_if visible hidden hide_if relevant relevance display_logic enable_when \
         depends_on",
        "conditions on single statements",
        "put the statement in a section with `shown_if`"
    ),
    (
        &[],
        "visible_if visible hidden hide_if relevant relevance display_logic enable_when depends_on",
        "conditions of this kind",
        "write `shown_if` on a domain or section, with one earlier statement and any of its answers"
    ),
    (
        STATEMENTS,
        "roles role for_roles audience",
        "roles of single statements",
        "put the statement in a section with `roles`"
    ),
    (
        &[],
        "piping pipe pipe_from substitute placeholder placeholders variables variable insert_answer",
        "texts that repeat an answer",
        "write the text so that it is right after any answer"
    ),
    (
        &[],
        "role_bands bands_by_role bands_per_role role_targets targets_by_role role_weights \
         weight_by_role weights_by_role respondent_weight respondent_weights",
        "bands, targets or weights that depend on who answers",
        "give each role a section of its own with `roles`, and set them there"
    ),
    (
        &[],
        "pass_mark passmark pass_score passing_score pass_rate pass fail cut_off cutoff grade grades \
         grading rag traffic_light verdict certificate",
        "pass marks and grades",
        "describe ranges of a result with `bands`, or what has to be in place with `gates`"
    ),
    (
        &[],
        "percentile percentiles quartile quartiles norm norms norm_table norm_group benchmark benchmarks \
         z_score t_score sten stanine league_table leaderboard",
        "comparison with other groups",
        "set a `target`; a result belongs to the group that gave it"
    ),
    (
        &[],
        "file files file_upload upload uploads attachment attachments image images video audio media \
         picture signature",
        "files and pictures",
        "ask where the thing is kept: `asks` with `kind: evidence`"
    ),
    (
        STATEMENTS,
        "required mandatory compulsory must_answer force forced optional is_required",
        "statements that must or need not be answered",
        "every statement may be left unanswered; say under `answers: unanswered` what that means in a result"
    ),
    (
        &[],
        "include includes import imports extends inherit inherits template templates defaults $ref ref",
        "parts taken from elsewhere",
        "write everything where it stands: one file holds the whole questionnaire"
    ),
    (
        &[],
        "default_answer default_value preselected preselect prefill initial initial_value",
        "answers given beforehand",
        "leave it out: only people answer"
    ),
    (
        &[],
        "timer timeout time_limit max_time countdown expires deadline",
        "time limits",
        "say with `minutes` about how long it takes"
    ),
    (
        STATEMENTS,
        "type kind input text_answer free_text open_text open_ended numeric slider min max step unit \
         units regex pattern validation validate likert",
        "statements answered with anything but a level",
        "use a scale; words belong under `asks` with `kind: text`, or `closing`"
    ),
    (
        &[],
        "points point marks correct correct_answer solution solutions quiz",
        "points for right answers",
        "the number of an answer is the `value` of its level"
    ),
    (
        &[],
        "repeat repeats repeated loop for_each foreach roster instances",
        "sections that repeat",
        "write the section once for each, with ids of their own"
    ),
    (
        &[],
        "respondents users user participants email emails login password invite invitation invitations \
         reminder reminders notify webhook callback",
        "people, accounts and messages",
        "nothing is sent and nobody is named in a questionnaire; a round says who is invited"
    ),
    (
        &[],
        "css html style styles theme colour color colours colors font layout page pages page_break \
         progress_bar logo icon",
        "layout",
        "leave it out: each screen and report has a layout of its own"
    ),
    (
        &[],
        "scoring score scores scoring_method aggregation aggregate algorithm method",
        "ways of scoring under this name",
        "write `roll_up` on a domain or section, and `overall` for a result of the whole"
    ),
];

/// Keys, after the group they stand in, that are misspelt there and an idea of other tools elsewhere.
pub(super) const MEANT: &[(&str, &str)] = &[("roles", "multiple"), ("roles", "multi")];

/// Every idea that is refused by a word.
pub const WORDS: &[RefusedWord] = &[
    RefusedWord {
        key: "roll_up",
        within: "",
        words: "geometric-mean harmonic-mean product mode standard-deviation percentile formula script custom \
         trimmed-mean irt rasch factor-score",
        idea: "this way of making a result",
        instead: "choose one of the roll-ups that anybody can check with a pencil, such as `weighted-mean`, `middle` or `share`",
    },
    RefusedWord {
        key: "kind",
        within: "asks",
        words: "file upload image signature email number numeric slider choice select multi-select multiselect \
         checkbox matrix ranking location",
        idea: "answers of this kind",
        instead: "ask for a `text`, for `evidence` (where something is kept), for a `date` or for `importance`",
    },
    RefusedWord {
        key: "unanswered",
        within: "",
        words: "mean average median middle neutral imputed impute estimated last previous",
        idea: "answers that nobody gave",
        instead: "choose `left-out`, `lowest` or `blocks`: a missing answer is never guessed",
    },
    RefusedWord {
        key: "counts_as",
        within: "",
        words: "mean average median middle neutral imputed impute estimated highest last previous",
        idea: "answers that nobody gave",
        instead: "choose `left-out`, `lowest` or `blocks`: what is not known is never guessed",
    },
    RefusedWord {
        key: "show",
        within: "first",
        words: "total score ranking league-table leaderboard percentile benchmark grade verdict radar spider \
         gauge chart",
        idea: "a report part of this kind",
        instead: "choose a part that helps a conversation, such as `gaps`, `views-differ` or `strengths`",
    },
];
