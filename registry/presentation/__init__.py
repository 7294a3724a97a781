"""How JSON stands on a page: line by line, in the order of its schema, with what is wrong beside it."""
