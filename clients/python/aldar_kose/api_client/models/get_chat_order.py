from typing import Literal, cast

GetChatOrder = Literal["asc", "desc"]

GET_CHAT_ORDER_VALUES: set[GetChatOrder] = {
    "asc",
    "desc",
}


def check_get_chat_order(value: str) -> GetChatOrder:
    if value in GET_CHAT_ORDER_VALUES:
        return cast(GetChatOrder, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_CHAT_ORDER_VALUES!r}"
    )
