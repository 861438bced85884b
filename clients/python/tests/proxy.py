"""A TCP proxy that breaks connections on request."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from urllib.parse import urlsplit

METHODS = (b"GET ", b"HEAD ", b"POST ", b"PUT ", b"PATCH ", b"DELETE ")


class Proxy:
    """Stands before a server, under an address that stays."""

    def __init__(self, target: str):
        self.target = target
        self.losses: list[int] = []
        """For each of the next replies, up to which byte it passes before the connection breaks."""
        self.answers: list[bytes] = []
        """What the next requests are answered without reaching the server."""
        self.replace: tuple[bytes, bytes] | None = None
        """What is written in place of what, in replies; of the same length."""
        self.requests: list[bytes] = []
        """The heads of the requests so far, as they arrived."""
        self._open: set[socket.socket] = set()
        self._listener = _Listener(self)
        host, port = self._listener.server_address[:2]
        self.url = f"http://{host!s}:{port}"
        threading.Thread(target=self._listener.serve_forever, daemon=True).start()

    def cut(self) -> None:
        """Breaks all connections."""
        for connection in list(self._open):
            shut(connection)

    def close(self) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self.cut()

    def serve(self, client: socket.socket) -> None:
        """Passes requests on until somebody leaves."""
        with contextlib.suppress(OSError), client, self._connect() as upstream:
            self._open |= {client, upstream}
            threading.Thread(target=self._replies, args=(upstream, client), daemon=True).start()
            try:
                while data := client.recv(65_536):
                    if data.startswith(METHODS):
                        self.requests.append(data)
                        if self.answers:
                            self._answer(client)
                            return
                    upstream.sendall(data)
            finally:
                shut(upstream)
                self._open -= {client, upstream}

    def _connect(self) -> socket.socket:
        url = urlsplit(self.target)
        assert url.hostname
        assert url.port
        return socket.create_connection((url.hostname, url.port))

    def _answer(self, client: socket.socket) -> None:
        client.sendall(self.answers.pop(0))
        client.shutdown(socket.SHUT_WR)
        while client.recv(65_536):  # closing before the request was read would reset the answer
            pass

    def _replies(self, upstream: socket.socket, client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := upstream.recv(65_536):
                if self.losses:
                    client.sendall(data[: self.losses.pop(0)])
                    break
                client.sendall(data.replace(*self.replace) if self.replace else data)
        shut(client)
        shut(upstream)


class _Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, proxy: Proxy):
        self._proxy = proxy
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)

    def finish_request(self, request: object, client_address: object) -> None:  # noqa: ARG002
        assert isinstance(request, socket.socket)
        self._proxy.serve(request)


def shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
