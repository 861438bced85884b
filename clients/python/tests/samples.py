"""What the tests store."""

from __future__ import annotations

from aldar_kose import NewAttachment, NewMessage

PROMPT = NewMessage(role="user", content="Tell how Aldar Kose got a fur coat in the frost.")

STORYBOARD = NewMessage(
    role="assistant",
    content="He sold the wind that blew through his holes. Жел ❄️\u2028",
    attachments=[
        NewAttachment(
            type_="image",
            url=f"https://images.example/coat/{number}.webp",
            alt=f"Frame {number}",
            width=1024,
            height=576,
        )
        for number in range(1, 9)
    ],
)


def numbered(count: int) -> list[NewMessage]:
    """Prompts that can be told apart."""
    return [NewMessage(role="user", content=f"Prompt {number}") for number in range(1, count + 1)]
