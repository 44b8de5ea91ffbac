"""Runs blocking work on local files away from the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Files have no connection to own a pool, and every loop may share this one: it holds no state.
_POOL = ThreadPoolExecutor(2, thread_name_prefix="vmdesk-local")


async def run(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What *call* returns or raises, computed on one of a few threads."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_POOL, partial(call, *args, **kwargs))
