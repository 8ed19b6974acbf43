//! Problems as text: `file:line:column`, the source line, a caret, the rule, the hint.
