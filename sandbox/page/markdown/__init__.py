"""Discord's Markdown as HTML: https://support.discord.com/hc/en-us/articles/210298617.

Discord's is no CommonMark: no nested quotes, no tables, three levels of headings, and delimiters
that pair by the first that fits. Where its help is silent, the grammar its client grew from
decides: https://github.com/Khan/perseus/tree/main/packages/simple-markdown.
"""

from sandbox.page.markdown.blocks import first_line, markdown
from sandbox.page.markdown.inline import inline_markdown

__all__ = ["first_line", "inline_markdown", "markdown"]
