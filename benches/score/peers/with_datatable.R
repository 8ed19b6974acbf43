# data.table. Arguments: SHAPE INPUT STATEMENTS OUT VARIANT, which is the number of threads.
suppressPackageStartupMessages(library(data.table))
given <- commandArgs(trailingOnly = TRUE)
shape <- given[1]; input <- given[2]; out <- given[4]
setDTthreads(as.integer(given[5]))
asked <- fread(given[3])
answers <- c("1", "2", "3", "4", "dk", "na")
names_of_counts <- c("c1", "c2", "c3", "c4", "dk", "na")
size <- length(answers) + 1L

# Counts of one column or file: a matrix with a row for each organisation.
tabulated <- function(place, rows) {
  counts <- matrix(tabulate(place, nbins = rows * size), ncol = size, byrow = TRUE)[, 1:6, drop = FALSE]
  counts <- as.data.table(counts)
  setnames(counts, names_of_counts)
  counts
}

if (shape == "wide") {
  rows <- fread(input, colClasses = "character", drop = "respondent", na.strings = NULL)
  organisations <- unique(rows$organisation)
  group <- (chmatch(rows$organisation, organisations) - 1L) * size
  people <- data.table(organisation = organisations, responses = tabulate(group %/% size + 1L, length(organisations)))
  tally <- rbindlist(lapply(seq_len(nrow(asked)), function(at) {
    counts <- tabulated(group + chmatch(rows[[asked$statement[at]]], answers, nomatch = size), length(organisations))
    counts[, `:=`(organisation = organisations, position = at - 1L)]
  }))
} else {
  rows <- fread(input, colClasses = "character", select = c("organisation", "respondent", "statement", "answer"), na.strings = NULL)
  people <- unique(rows[, .(organisation, respondent)])[, .(responses = .N), by = organisation]
  organisations <- people$organisation
  pair <- (chmatch(rows$organisation, organisations) - 1L) * nrow(asked) + chmatch(rows$statement, asked$statement) - 1L
  tally <- tabulated(pair * size + chmatch(rows$answer, answers, nomatch = size), length(organisations) * nrow(asked))
  tally[, `:=`(organisation = rep(organisations, each = nrow(asked)), position = rep(asked$position, length(organisations)))]
}
rm(rows)

tally[people, responses := i.responses, on = "organisation"]
tally[asked, c("statement", "domain", "weight", "importance", "target") :=
  .(i.statement, i.domain, i.weight, i.importance, i.target), on = "position"]
tally[, ratings := c1 + c2 + c3 + c4]
tally[, short := pmax(target - 1L, 0L) * c1 + pmax(target - 2L, 0L) * c2 + pmax(target - 3L, 0L) * c3]
tally[, reached := (target <= 1L) * c1 + (target <= 2L) * c2 + (target <= 3L) * c3 + c4]
tally[ratings > 0L, `:=`(
  mean = (c1 + 2 * c2 + 3 * c3 + 4 * c4) / ratings,
  shortfall = short / ratings,
  # Whole numbers are divided once, so that equal shares are equal and ranks are right.
  priority = importance * short / ratings,
  below = (ratings - reached) / ratings,
  unknown = dk / (ratings + dk)
)]
setorder(tally, organisation, -priority, -below, -unknown, position, na.last = TRUE)
tally[, rank := rowid(organisation)]
tally[ratings == 0L, rank := NA]
setorder(tally, organisation, position)
fwrite(tally[, .(organisation, domain, statement, ratings, dont_know = dk, not_applicable = na,
  unanswered = responses - ratings - dk - na, count_1 = c1, count_2 = c2, count_3 = c3, count_4 = c4,
  mean, shortfall, priority, rank)], file.path(out, "statements.csv"))

tally[, counts := ratings >= pmin(responses, 3L) & ratings > 0L]
tally[, applies := ratings + dk > 0L | na == 0L]
tally[, `:=`(weighted = fifelse(counts, weight * mean, 0), weights = counts * weight,
  reached = counts * reached, rated = counts * ratings, known = ratings + dk)]
domains <- tally[, .(responses = responses[1L], counted = sum(counts), applicable = sum(applies), weighted = sum(weighted),
  weights = sum(weights), reached = sum(reached), rated = sum(rated), dk = sum(dk), known = sum(known)),
  by = .(organisation, domain)]
domains[counted > 0L & 2L * counted >= applicable, score := weighted / weights]
fwrite(domains[, .(organisation, domain, responses, counted, applicable, score, score_100 = (score - 1) / 3 * 100,
  at_or_above_target = fifelse(rated > 0L, reached / rated, NA_real_),
  dont_know_share = fifelse(known > 0L, dk / known, NA_real_))], file.path(out, "domains.csv"))
