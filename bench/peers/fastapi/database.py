"""The connections: several that read, and one that writes, for which writers queue."""

import os

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import sessionmaker

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def connect(begin: str, connections: int) -> Engine:
    engine = create_engine(
        f"sqlite:///{os.environ['DATABASE_FILE']}",
        connect_args={"timeout": 30, "check_same_thread": False},
        pool_size=connections,
        max_overflow=0,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection, _record) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy says so
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


writer = connect("BEGIN IMMEDIATE", 1)
reader = connect("BEGIN", 4)

Write = sessionmaker(writer, expire_on_commit=False)
Read = sessionmaker(reader, expire_on_commit=False)
