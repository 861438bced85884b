"""Contains all the data models used in inputs/outputs"""

from .attachment import Attachment
from .attachment_type import AttachmentType
from .chat import Chat
from .chat_deletion import ChatDeletion
from .chat_event import ChatEvent
from .chat_event_event import ChatEventEvent
from .chat_page import ChatPage
from .chat_update import ChatUpdate
from .chat_with_messages import ChatWithMessages
from .deleted_event import DeletedEvent
from .deleted_event_event import DeletedEventEvent
from .delta import Delta
from .delta_event import DeltaEvent
from .delta_event_event import DeltaEventEvent
from .get_chat_order import GetChatOrder
from .health import Health
from .health_status import HealthStatus
from .invalid_part import InvalidPart
from .invalid_part_in import InvalidPartIn
from .list_messages_order import ListMessagesOrder
from .message import Message
from .message_event import MessageEvent
from .message_event_event import MessageEventEvent
from .message_page import MessagePage
from .message_replacement import MessageReplacement
from .message_replacement_status import MessageReplacementStatus
from .message_status import MessageStatus
from .message_update import MessageUpdate
from .message_update_status import MessageUpdateStatus
from .messages import Messages
from .metadata import Metadata
from .new_attachment import NewAttachment
from .new_chat import NewChat
from .new_message import NewMessage
from .new_message_status import NewMessageStatus
from .new_messages import NewMessages
from .new_metadata import NewMetadata
from .payload import Payload
from .piece import Piece
from .problem import Problem
from .problem_type import ProblemType
from .put_message_if_none_match import PutMessageIfNoneMatch
from .readiness import Readiness
from .readiness_status import ReadinessStatus
from .ready_event import ReadyEvent
from .ready_event_event import ReadyEventEvent
from .reset_event import ResetEvent
from .reset_event_event import ResetEventEvent
from .role import Role
from .standing import Standing

__all__ = (
    "Attachment",
    "AttachmentType",
    "Chat",
    "ChatDeletion",
    "ChatEvent",
    "ChatEventEvent",
    "ChatPage",
    "ChatUpdate",
    "ChatWithMessages",
    "DeletedEvent",
    "DeletedEventEvent",
    "Delta",
    "DeltaEvent",
    "DeltaEventEvent",
    "GetChatOrder",
    "Health",
    "HealthStatus",
    "InvalidPart",
    "InvalidPartIn",
    "ListMessagesOrder",
    "Message",
    "MessageEvent",
    "MessageEventEvent",
    "MessagePage",
    "MessageReplacement",
    "MessageReplacementStatus",
    "Messages",
    "MessageStatus",
    "MessageUpdate",
    "MessageUpdateStatus",
    "Metadata",
    "NewAttachment",
    "NewChat",
    "NewMessage",
    "NewMessages",
    "NewMessageStatus",
    "NewMetadata",
    "Payload",
    "Piece",
    "Problem",
    "ProblemType",
    "PutMessageIfNoneMatch",
    "Readiness",
    "ReadinessStatus",
    "ReadyEvent",
    "ReadyEventEvent",
    "ResetEvent",
    "ResetEventEvent",
    "Role",
    "Standing",
)
