"""The local Discord as a web page: a chat with the bot in a browser.

`rendering` turns messages and forms into HTML, and says there what the page's script may rely on.
"""
