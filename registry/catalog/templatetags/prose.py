"""Sentences with names in backticks, as the rules and the comparison write them."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_NAME = re.compile(r"`([^`]+)`")


@register.filter
def prose(sentence: str) -> SafeString:
    """The sentence as HTML, with what stands between backticks as code."""
    return mark_safe(_NAME.sub(r"<code>\1</code>", escape(sentence)))  # noqa: S308  escaped first
