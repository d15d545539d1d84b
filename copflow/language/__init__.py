"""From text to a Plan: tokens, lines, clauses, meanings. The only home of lark."""
