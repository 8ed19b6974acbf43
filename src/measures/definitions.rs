//! What each published measure is: its formula as text, what it says, who proposed it, its range, and when there is none.

/// A measure of the annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Its key in data files.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its formula, as text.
    pub formula: &'static str,
    /// What it says, in a sentence.
    pub meaning: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// The values that it can have.
    pub range: &'static str,
    /// When there is none.
    pub undefined: &'static str,
}

/// The measures of one statement. x are its n ratings with levels counted from 1 to c, s² their variance with divisor n − 1.
pub const OF_STATEMENTS: [Measure; 14] = [
    Measure {
        id: "sd",
        name: "Standard deviation",
        formula: "s = √(Σ(x − mean)² / (n − 1))",
        meaning: "How far ratings lie from their mean, far ones counting more.",
        source: "textbook",
        range: "0 or more, in steps of the scale",
        undefined: "fewer than 2 ratings",
    },
    Measure {
        id: "interpolated_median",
        name: "Interpolated median",
        formula: "m − 1/2 + (n/2 − ratings below m) / ratings at m; m itself where nobody chose it",
        meaning: "The median m, moved within its level by how many lie below and above it.",
        source: "the definition of interp.median in the R package psych; others exist",
        range: "1 − 1/2 to c + 1/2",
        undefined: "no ratings",
    },
    Measure {
        id: "average_distance",
        name: "Average distance",
        formula: "Σ|x − mean| / n",
        meaning: "How far a rating is from the mean, on average.",
        source: "Burke, Finkelstein and Dusig 1999",
        range: "0 to (c − 1)/2, in steps of the scale",
        undefined: "fewer than 2 ratings",
    },
    Measure {
        id: "agreed",
        name: "Agreed",
        formula: "average distance < c/6, compared in whole numbers",
        meaning: "Whether the average distance is below its published cutoff.",
        source: "Burke and Dunlap 2002",
        range: "yes or no",
        undefined: "fewer than 2 ratings",
    },
    Measure {
        id: "split",
        name: "Split",
        formula: "m = max(2, n/3 rounded up); the m-th highest rating is 2 or more steps above the m-th lowest",
        meaning: "Whether a third of the team is two or more steps below another third.",
        source: "the panel rule of Fitch and others 2001, for short scales",
        range: "yes or no",
        undefined: "fewer than 4 ratings",
    },
    Measure {
        id: "rwg_uniform",
        name: "r_wg, uniform",
        formula: "1 − s² / ((c² − 1)/12)",
        meaning: "How much less the ratings vary than if every level were chosen at random equally often.",
        source: "James, Demaree and Wolf 1984",
        range: "up to 1; below 0 where they vary more than at random, and not cut off there",
        undefined: "fewer than 2 ratings",
    },
    Measure {
        id: "rwg_slight",
        name: "r_wg, slight skew",
        formula: "1 − s² / 1.34",
        meaning: "The same against random ratings that lean slightly to one end.",
        source: "LeBreton and Senter 2008",
        range: "up to 1",
        undefined: "fewer than 2 ratings; scales that do not have 5 levels: no variance is published for 4",
    },
    Measure {
        id: "rwg_moderate",
        name: "r_wg, moderate skew",
        formula: "1 − s² / 0.90",
        meaning: "The same with a moderate lean.",
        source: "LeBreton and Senter 2008",
        range: "up to 1",
        undefined: "as for a slight skew",
    },
    Measure {
        id: "rwg_heavy",
        name: "r_wg, heavy skew",
        formula: "1 − s² / 0.44",
        meaning: "The same with a heavy lean.",
        source: "LeBreton and Senter 2008",
        range: "up to 1",
        undefined: "as for a slight skew",
    },
    Measure {
        id: "rwg_star",
        name: "r*_wg",
        formula: "1 − s² / ((c − 1)²/4)",
        meaning: "How much less the ratings vary than if half of the team stood at either end.",
        source: "Lindell and Brandt 1997",
        range: "1 − n/(n − 1) to 1",
        undefined: "fewer than 2 ratings",
    },
    Measure {
        id: "awg",
        name: "a_wg",
        formula: "1 − 2s² / (((c + 1)·mean − mean² − c) · n/(n − 1))",
        meaning: "How much less the ratings vary than they could at most around the same mean.",
        source: "Brown and Hauenstein 2005",
        range: "-1 to 1",
        undefined: "fewer than 2 ratings; Σx below (n − 1) + c or above c(n − 1) + 1, tested in whole numbers",
    },
    Measure {
        id: "agreement_a",
        name: "A",
        formula: "Σ weight · U · (1 − (levels in use − 1)/(c − 1)) over the layers of the distribution",
        meaning: "Whether ratings gather at one place (1), spread evenly (0) or gather at both ends (-1).",
        source: "van der Eijk 2001",
        range: "-1 to 1",
        undefined: "no ratings; fewer than 3 levels",
    },
    Measure {
        id: "consensus",
        name: "Consensus",
        formula: "1 + Σ share of a level · log₂(1 − |level − mean| / (c − 1))",
        meaning: "How near the ratings are to their mean; an even spread over 5 levels still gives 0.43.",
        source: "Tastle and Wierman 2007",
        range: "0 to 1",
        undefined: "no ratings",
    },
    Measure {
        id: "ipras",
        name: "Disagreement by IPRAS",
        formula: "P70 − P30 > 2.35 + 1.5·|5 − (P30 + P70)/2|, percentiles of R's type 7",
        meaning: "Whether the middle ratings lie wider apart than the panel rule allows.",
        source: "Fitch and others 2001",
        range: "yes or no",
        undefined: "scales that do not have 9 levels: its constants belong to these",
    },
];

/// The measures of one domain: over its statements on one scale, turned round where they are reversed.
pub const OF_DOMAINS: [Measure; 9] = [
    Measure {
        id: "mean_average_distance",
        name: "Average distance, over the domain",
        formula: "the mean of the average distances of its J statements",
        meaning: "How far a rating is from the mean of its statement, on average.",
        source: "Burke, Finkelstein and Dusig 1999",
        range: "0 to (c − 1)/2, in steps of the scale",
        undefined: "no statement with 2 ratings",
    },
    Measure {
        id: "rwg_j",
        name: "r_wg(J)",
        formula: "J·r / (J·r + 1 − r) with r = 1 − mean s² / ((c² − 1)/12)",
        meaning: "r_wg of the whole domain; it rises with the number of statements alone.",
        source: "James, Demaree and Wolf 1984; its rule of thumb of 0.70 is doubted by Harvey and Hollander 2004",
        range: "0 to 1",
        undefined: "no statement with 2 ratings; r below 0",
    },
    Measure {
        id: "rwg_star_j",
        name: "r*_wg(J)",
        formula: "1 − mean s² / ((c − 1)²/4)",
        meaning: "r*_wg of the whole domain; it does not rise with the number of statements.",
        source: "Lindell and Brandt 1997; Lindell 2001",
        range: "1 − n/(n − 1) to 1",
        undefined: "no statement with 2 ratings",
    },
    Measure {
        id: "icc",
        name: "ICC(2,1)",
        formula: "(BMS − EMS) / (BMS + (k − 1)·EMS + k·(JMS − EMS)/n), n statements rated by all k people",
        meaning: "How much of the variation is between statements; a team that rightly gives every statement the same has none.",
        source: "Shrout and Fleiss 1979",
        range: "0 to 1",
        undefined: "fewer than 2 statements that all rated; no variation; below 0",
    },
    Measure {
        id: "krippendorff_alpha",
        name: "Krippendorff's alpha, ordinal",
        formula: "1 − observed / expected disagreement; each statement's pairs divided by its ratings less 1",
        meaning: "Agreement beyond chance on the order of the statements; as ICC it rewards differences between statements.",
        source: "Krippendorff 2011; Hayes and Krippendorff 2007",
        range: "0 to 1",
        undefined: "no statement with 2 ratings; every rating the same; below 0",
    },
    Measure {
        id: "kendall_w",
        name: "Kendall's W",
        formula: "(12·ΣR² − 3k²n(n + 1)²) / (k²n(n² − 1) − k·Σ(t³ − t)), ties corrected",
        meaning: "Whether people put the statements in the same order.",
        source: "Kendall and Babington Smith 1939",
        range: "0 to 1",
        undefined: "fewer than 2 statements that all rated; nobody tells any statement from another",
    },
    Measure {
        id: "cronbach_alpha",
        name: "Cronbach's alpha",
        formula: "J/(J − 1) · (1 − Σ variances of statements / variance of people's sums), complete answers only",
        meaning: "Whether the statements go together from person to person; with fewer than 100 respondents it means little.",
        source: "Cronbach 1951",
        range: "0 to 1",
        undefined: "fewer than 2 statements, or fewer than 3 people who rated all of them; no variation; below 0",
    },
    Measure {
        id: "standard_error",
        name: "Standard error of the result",
        formula: "√((n − 1)/n · Σ(result without one − their mean)²)",
        meaning: "What the likely range is made of; t with n − 1 degrees of freedom times it is half of the range.",
        source: "the jackknife: Efron and Tibshirani 1993",
        range: "above 0, in units of the result",
        undefined: "fewer than 5 people; everybody's answers lead to the same result",
    },
    Measure {
        id: "people",
        name: "People in the result",
        formula: "those whose answers make it",
        meaning: "The n of the standard error.",
        source: "the jackknife: Efron and Tibshirani 1993",
        range: "5 or more",
        undefined: "as for the standard error",
    },
];

/// What is left out of the annex, and why.
pub const LEFT_OUT: &str = "McDonald's omega is left out: it needs a factor model, which so few people cannot support.";
