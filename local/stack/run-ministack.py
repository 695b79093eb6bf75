"""MiniStack as the stack run wants it; started by ministack.ts."""

import os
import signal
import sys
import threading

import ministack.app


def outlive_nobody():
    """Standard input closes when the process that started this one is gone, however that ended."""
    sys.stdin.read()
    os.killpg(0, signal.SIGKILL)


emulator = ministack.app.app


async def secure(scope, receive, send):
    """Loopback counts as TLS: the queues and the asset bucket refuse plain HTTP, as they should."""
    if scope["type"] == "http":
        scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
    await emulator(scope, receive, send)


threading.Thread(target=outlive_nobody, daemon=True).start()
ministack.app.app = secure
ministack.app.main()
