/**
 * Caps that bound the work of one evaluation. An expression or definition over a cap is refused by the checks at
 * publishing time; should one get past them, the evaluator treats it as an expression that always fails.
 */

/** Characters of one expression. */
export const MAX_EXPRESSION_LENGTH = 2_000;
/** Nodes of one parsed expression. */
export const MAX_EXPRESSION_NODES = 400;
/** Nesting of one parsed expression. */
export const MAX_EXPRESSION_DEPTH = 40;
/** Elements of a list literal. */
export const MAX_LIST_LITERAL = 200;
/** `all`, `exists`, `map`… inside each other: three over 200 rows took seconds. */
export const MAX_MACRO_DEPTH = 2;
/** Placeholders of one text. */
export const MAX_PLACEHOLDERS = 20;
/** Characters that `join` may produce. */
export const MAX_JOINED_LENGTH = 20_000;
/** Rows of one repeating group. */
export const MAX_ROWS = 50;
/** Characters of any single text among the answers, whatever the field allows. Longer ones are not looked at. */
export const MAX_TEXT_LENGTH = 20_000;
/** Elements of a list answer (choices, files) that are looked at. */
export const MAX_LIST_LENGTH = 200;
