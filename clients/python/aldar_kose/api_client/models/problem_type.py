from typing import Literal, cast

ProblemType = Literal[
    "/problems/already-exists",
    "/problems/idempotency-key-reused",
    "/problems/internal",
    "/problems/invalid-cursor",
    "/problems/invalid-request",
    "/problems/message-final",
    "/problems/method-not-allowed",
    "/problems/not-found",
    "/problems/offset-mismatch",
    "/problems/payload-too-large",
    "/problems/precondition-failed",
    "/problems/too-many-requests",
    "/problems/unauthorized",
    "/problems/unavailable",
    "/problems/unsupported-media-type",
]

PROBLEM_TYPE_VALUES: set[ProblemType] = {
    "/problems/already-exists",
    "/problems/idempotency-key-reused",
    "/problems/internal",
    "/problems/invalid-cursor",
    "/problems/invalid-request",
    "/problems/message-final",
    "/problems/method-not-allowed",
    "/problems/not-found",
    "/problems/offset-mismatch",
    "/problems/payload-too-large",
    "/problems/precondition-failed",
    "/problems/too-many-requests",
    "/problems/unauthorized",
    "/problems/unavailable",
    "/problems/unsupported-media-type",
}


def check_problem_type(value: str) -> ProblemType:
    if value in PROBLEM_TYPE_VALUES:
        return cast(ProblemType, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PROBLEM_TYPE_VALUES!r}"
    )
