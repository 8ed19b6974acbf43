-- The results of every organisation, in SQL that DuckDB and SQLite both read.
--
-- From `tally` (organisation, position, c1 to c4, dk, na), `people` (organisation, responses) and `asked` (the statements).
-- Ratios whose numerators and denominators are whole numbers are divided once, so that equal ones are equal and ranks are right.

CREATE TEMP TABLE goal AS
SELECT position, statement, domain, weight, importance,
    CASE WHEN target > 1 THEN target - 1 ELSE 0 END AS s1,
    CASE WHEN target > 2 THEN target - 2 ELSE 0 END AS s2,
    CASE WHEN target > 3 THEN target - 3 ELSE 0 END AS s3,
    CASE WHEN target <= 1 THEN 1 ELSE 0 END AS a1,
    CASE WHEN target <= 2 THEN 1 ELSE 0 END AS a2,
    CASE WHEN target <= 3 THEN 1 ELSE 0 END AS a3
FROM asked;

CREATE TEMP TABLE numbers AS
SELECT tally.organisation, position, statement, domain, weight, importance, responses, c1, c2, c3, c4, dk, na,
    c1 + c2 + c3 + c4 AS ratings,
    c1 + 2 * c2 + 3 * c3 + 4 * c4 AS total,
    s1 * c1 + s2 * c2 + s3 * c3 AS short,
    a1 * c1 + a2 * c2 + a3 * c3 + c4 AS reached
FROM tally JOIN goal USING (position) JOIN people ON people.organisation = tally.organisation;

CREATE TEMP TABLE statement_results AS
SELECT organisation, domain, statement, ratings, dk AS dont_know, na AS not_applicable,
    responses - ratings - dk - na AS unanswered, c1 AS count_1, c2 AS count_2, c3 AS count_3, c4 AS count_4,
    CASE WHEN ratings > 0 THEN 1.0 * total / ratings END AS mean,
    CASE WHEN ratings > 0 THEN 1.0 * short / ratings END AS shortfall,
    CASE WHEN ratings > 0 THEN 1.0 * importance * short / ratings END AS priority,
    CASE WHEN ratings > 0 THEN row_number() OVER (
        PARTITION BY organisation
        ORDER BY CASE WHEN ratings > 0 THEN 0 ELSE 1 END,
            CASE WHEN ratings > 0 THEN 1.0 * importance * short / ratings END DESC,
            CASE WHEN ratings > 0 THEN 1.0 * (ratings - reached) / ratings END DESC,
            CASE WHEN ratings > 0 THEN 1.0 * dk / (ratings + dk) END DESC,
            position
    ) END AS rank
FROM numbers;

CREATE TEMP TABLE domain_results AS
WITH counting AS (
    SELECT *, ratings + dk > 0 OR na = 0 AS applies,
        ratings >= CASE WHEN responses < 3 THEN responses ELSE 3 END AND ratings > 0 AS counts
    FROM numbers
), sums AS (
    SELECT organisation, domain, min(position) AS place, min(responses) AS responses,
        count(*) FILTER (WHERE counts) AS counted,
        count(*) FILTER (WHERE applies) AS applicable,
        sum(1.0 * weight * total / ratings) FILTER (WHERE counts) AS weighted,
        sum(weight) FILTER (WHERE counts) AS weights,
        sum(reached) FILTER (WHERE counts) AS reached,
        sum(ratings) FILTER (WHERE counts) AS ratings,
        sum(dk) AS dk,
        sum(c1 + c2 + c3 + c4 + dk) AS known
    FROM counting GROUP BY organisation, domain
), scores AS (
    SELECT *, CASE WHEN counted > 0 AND 2 * counted >= applicable THEN 1.0 * weighted / weights END AS score FROM sums
)
SELECT organisation, place, domain, responses, counted, applicable, score, (score - 1) / 3 * 100 AS score_100,
    1.0 * reached / ratings AS at_or_above_target,
    CASE WHEN known > 0 THEN 1.0 * dk / known END AS dont_know_share
FROM scores;
