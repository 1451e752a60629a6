from __future__ import annotations

import pytest

from sandbox.page.markdown import first_line, inline_markdown, markdown
from sandbox.page.rendering import RenderContext
from tests.sandbox.page.reading import one, tree, visible

SAFE = 'target="_blank" rel="noopener noreferrer"'


def link(address: str, words: str, title: str = "") -> str:
    titled = f'title="{title}" ' if title else ""
    return f'<a {titled}href="{address}" {SAFE}>{words}</a>'


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("**bold**", "<strong>bold</strong>"),
        ("*italic*", "<em>italic</em>"),
        ("_italic_", "<em>italic</em>"),
        ("__underlined__", "<u>underlined</u>"),
        ("~~struck~~", "<s>struck</s>"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("__*both*__", "<u><em>both</em></u>"),
        ("__**both**__", "<u><strong>both</strong></u>"),
        ("__***all***__", "<u><strong><em>all</em></strong></u>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("**two\nlines**", "<strong>two\nlines</strong>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* a*b", "* a*b"),
        ("snake_case_name", "snake_case_name"),
        ("**open", "**open"),
        ("****", "****"),
        ("____", "____"),
        ("~~~~", "~~~~"),
        ("||||", "||||"),
        ("** **", "<strong> </strong>"),
        (r"\*not\*", "*not*"),
        (r"\\", "\\"),
        (r"a\b \ c", "a\\b \\ c"),
        (r"**a \** b**", "<strong>a ** b</strong>"),
        ("¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯"),
        ("`a *b*`", "<code>a *b*</code>"),
        ("`` a`b ``", "<code> a`b </code>"),
        ("`` `b` ``", "<code>`b`</code>"),
        ("`open", "`open"),
        (r"\`not\`", "`not`"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_marks_in_a_line(source: str, drawn: str, context: RenderContext) -> None:
    assert inline_markdown(source, context) == drawn


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("https://a.org/b.", link("https://a.org/b", "https://a.org/b") + "."),
        ("(https://a.org/b)", "(" + link("https://a.org/b", "https://a.org/b") + ")"),
        ("https://a.org/b_(c)", link("https://a.org/b_(c)", "https://a.org/b_(c)")),
        ("<https://a.org/b>", link("https://a.org/b", "https://a.org/b")),
        ("[words](https://a.org)", link("https://a.org", "words", "https://a.org")),
        ("[words](<https://a.org>)", link("https://a.org", "words", "https://a.org")),
        ('[words](https://a.org "why")', link("https://a.org", "words", "why")),
        ("[a *b*](http://a.org)", link("http://a.org", "a <em>b</em>", "http://a.org")),
        ("[a [b]](http://a.org)", link("http://a.org", "a [b]", "http://a.org")),
        ("[x](http://a.org/b_(c))", link("http://a.org/b_(c)", "x", "http://a.org/b_(c)")),
        ("[words](javascript:alert(1))", "[words](javascript:alert(1))"),
        ("[words](javascript://a.org/%0Ax)", "[words](javascript://a.org/%0Ax)"),
        ("[words](data:text/html,x)", "[words](data:text/html,x)"),
        ("[words](//a.org)", "[words](//a.org)"),
        ("[](https://)", "[](https://)"),
        ("[words] (x)", "[words] (x)"),
        ("https://", "https://"),
    ],
)
def test_links(source: str, drawn: str, context: RenderContext) -> None:
    assert inline_markdown(source, context) == drawn


def test_a_link_cannot_pretend_to_lead_elsewhere(context: RenderContext) -> None:
    drawn = inline_markdown("[https://bank.org](https://thief.org)", context)
    assert "[https://bank.org](" in visible(drawn)
    links = tree(drawn).xpath("//a")
    assert links
    assert all(a.get("href") == a.text for a in links)


@pytest.mark.parametrize(
    ("source", "shown", "look"),
    [
        ("<@11>", "@Mika", "mention"),
        ("<@!12>", "@Briefing", "mention"),
        ("<@99>", "@unknown-user", "mention unresolved"),
        ("<@&21>", "@Editor", "mention"),
        ("<@&22>", "@everyone", "mention"),
        ("<@&99>", "@unknown-role", "mention unresolved"),
        ("<#31>", "#general", "mention"),
        ("<#99>", "# unknown", "mention unresolved"),
        ("@everyone", "@everyone", "mention"),
        ("@here", "@here", "mention"),
        ("<id:customize>", "Channels & Roles", "mention"),
        ("<:kappa:5>", ":kappa:", "emoji"),
        ("<a:dance:5>", ":dance:", "emoji"),
        ("</facts now:99>", "/facts now", "mention unresolved"),
    ],
)
def test_mentions(source: str, shown: str, look: str, context: RenderContext) -> None:
    found = one(inline_markdown(f"a {source}!", context), "//span")
    assert (found.text, found.get("class")) == (shown, look)


def test_a_command_can_be_pressed(context: RenderContext) -> None:
    found = one(inline_markdown("</brief:41>", context), "//button")
    assert found.text == "/brief"
    assert (found.get("data-kind"), found.get("data-command")) == ("command", "brief")


@pytest.mark.parametrize("source", ["<@>", "<@1", "<#x>", "<:a b:1>", "<t:x>", "<t:1:Q>", "<i>"])
def test_what_only_looks_like_a_mention_stays(source: str, context: RenderContext) -> None:
    assert visible(inline_markdown(source, context)) == source


def test_spoilers_are_covered_until_someone_presses(context: RenderContext) -> None:
    found = one(inline_markdown("||who **did** it||", context), "//*[@data-spoiler]")
    assert (found.get("role"), found.get("tabindex")) == ("button", "0")
    assert found.get("aria-label")
    assert found.text_content() == "who did it"


@pytest.mark.parametrize(
    ("source", "name", "shown"),
    [
        ("# One", "h3", "One"),
        ("## Two", "h4", "Two"),
        ("### Three **b**", "h5", "Three b"),
        ("-# small *print*", "small", "small print"),
        ("> quoted\n> twice", "blockquote", "quoted\ntwice"),
        (">>> all\n\nof it", "blockquote", "all\n\nof it"),
    ],
)
def test_blocks(source: str, name: str, shown: str, context: RenderContext) -> None:
    assert one(markdown(source, context), f"//main/{name}").text_content() == shown


@pytest.mark.parametrize(
    "source", ["#none", "#### four", "# ", ">none", "-#none", "a # b", "1.none", "-none"]
)
def test_what_only_looks_like_a_block_stays(source: str, context: RenderContext) -> None:
    drawn = markdown(source, context)
    assert one(drawn, "//main/*").get("class") == "text"
    assert visible(drawn) == source


def test_quotes_end_hold_blocks_and_do_not_nest(context: RenderContext) -> None:
    drawn = markdown("> # Head\n> - point\n> > no quote\nafter", context)
    quote = one(drawn, "//blockquote")
    assert quote.findtext("h3") == "Head"
    assert quote.findtext("ul/li") == "point"
    assert "> no quote" in quote.text_content()
    assert tree(drawn).xpath("//main/div/text()") == ["after"]


def test_lists_nest_by_indentation(context: RenderContext) -> None:
    drawn = tree(markdown("- a\n  - b\n    - c\n  - d\n- e", context))
    assert drawn.xpath("/main/ul/li/text()") == ["a", "e"]
    assert drawn.xpath("/main/ul/li/ul/li/text()") == ["b", "d"]
    assert drawn.xpath("/main/ul/li/ul/li/ul/li/text()") == ["c"]


def test_ordered_lists_keep_their_first_number(context: RenderContext) -> None:
    drawn = one(markdown("3. c\n4. d\n  1. x", context), "/main/ol")
    assert drawn.get("start") == "3"
    assert drawn.xpath("li/text()") == ["c", "d"]
    assert drawn.xpath("li/ol/li/text()") == ["x"]


def test_bullets_and_numbers_are_two_lists(context: RenderContext) -> None:
    drawn = tree(markdown("* a\n1. b", context))
    assert [child.tag for child in drawn] == ["ul", "ol"]


def test_a_point_goes_on_when_indented(context: RenderContext) -> None:
    drawn = tree(markdown("- a\n  more\nafter", context))
    assert drawn.xpath("//li/text()") == ["a\nmore"]
    assert drawn.xpath("/main/div/text()") == ["after"]


def test_a_point_may_be_a_heading_or_hold_code(context: RenderContext) -> None:
    drawn = tree(markdown("- # Head\n- ```py\n- no\n```\n- c", context))
    assert drawn.xpath("//li/h3/text()") == ["Head"]
    assert drawn.xpath("//li/code/text()") == ["- no"]
    assert len(drawn.xpath("//li")) == 3


def test_code_blocks_know_their_language_and_read_no_marks(context: RenderContext) -> None:
    drawn = markdown("see\n```python\n# no **head**\n> x\n```\nafter", context)
    code = one(drawn, "//code")
    assert code.get("class") == "block language-python"
    assert code.text == "# no **head**\n> x"
    assert visible(drawn) == "see\n# no **head**\n> xafter"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("```py```", "py"),
        ("```py\n```", "py"),
        ("```a b\nc```", "a b\nc"),
        ("```\n\nx\n\n```", "x"),
    ],
)
def test_code_blocks_without_language(source: str, code: str, context: RenderContext) -> None:
    found = one(markdown(source, context), "//code")
    assert (found.get("class"), found.text) == ("block", code)


def test_a_code_block_can_be_covered(context: RenderContext) -> None:
    assert one(markdown("||```\nx\n```||", context), "//*[@data-spoiler]//code").text == "x"


def test_line_breaks_of_all_systems_are_one(context: RenderContext) -> None:
    assert markdown("# a\r\n- b\rc", context) == markdown("# a\n- b\nc", context)


@pytest.mark.parametrize(
    ("source", "excerpt"),
    [
        ("\n## Title\nmore", "Title"),
        ("- a **b**", "a b"),
        ("see https://a.org", "see https://a.org"),
        ("x" * 200, "x" * 119 + "…"),
        ("", ""),
    ],
)
def test_an_excerpt_is_one_line_without_links(
    source: str, excerpt: str, context: RenderContext
) -> None:
    drawn = first_line(source, context)
    assert visible(drawn) == excerpt
    assert "<a" not in drawn


@pytest.mark.parametrize(
    ("end", "place"), [("7/31/99", "#general"), ("@me/34/99", "Direct messages")]
)
def test_the_address_of_a_message_shows_its_channel(
    end: str, place: str, context: RenderContext
) -> None:
    address = f"https://discord.com/channels/{end}"
    drawn = f'<a class="mention" href="#post-99">{place} › message</a>'
    assert inline_markdown(f"Sent: {address}.", context) == f"Sent: {drawn}."


@pytest.mark.parametrize("end", ["7/99/99", "7/31", "7/31/99/1", "x/31/99"])
def test_other_addresses_of_discord_stay_as_they_are(end: str, context: RenderContext) -> None:
    address = f"https://discord.com/channels/{end}"
    assert inline_markdown(address, context) == link(address, address)
