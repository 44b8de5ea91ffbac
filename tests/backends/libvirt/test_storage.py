"""Images on libvirt's test driver: the same calls, without files."""

import pytest

from vmdesk.errors import InvalidInput, NotFound

POOL = """<pool type="dir"><name>default-pool</name><target><path>/images</path></target></pool>"""
MIB = 1024**2


@pytest.fixture
def with_pool(with_host):
    """Run a test's coroutine on a host with the pool /images."""

    def with_one(scenario):
        async def prepared(backend, vm):
            def make(conn):
                conn.storagePoolDefineXML(POOL).create(0)

            await backend._connection.run(make)
            return await scenario(backend.storage, vm)

        return with_host(prepared)

    return with_one


def test_a_new_image_is_listed_until_it_is_deleted(with_pool):
    """An image is there after its creation with size, format and pool, and gone after its
    deletion, which may be repeated."""

    async def scenario(storage, _vm):
        await storage.create_image("/images/a.qcow2", 64 * MIB, "qcow2")
        listed = await storage.volumes()
        seen = await storage.inspect("/images/a.qcow2")
        await storage.delete_image("/images/a.qcow2")
        await storage.delete_image("/images/a.qcow2")
        return listed, seen, await storage.volumes()

    listed, seen, left = with_pool(scenario)
    assert listed == [seen]
    assert (seen.name, seen.pool, seen.format) == ("a.qcow2", "default-pool", "qcow2")
    assert seen.capacity_bytes == 64 * MIB
    assert left == []


def test_an_image_is_never_overwritten(with_pool):
    """A path that is taken is refused, for a new image as for a copy."""

    async def scenario(storage, _vm):
        await storage.create_image("/images/a.qcow2", 64 * MIB, "qcow2")
        with pytest.raises(InvalidInput, match="is there already"):
            await storage.create_image("/images/a.qcow2", MIB, "qcow2")
        with pytest.raises(InvalidInput, match="is there already"):
            await storage.copy_image("/images/a.qcow2", "/images/a.qcow2", lambda _: None)
        return await storage.inspect("/images/a.qcow2")

    assert with_pool(scenario).capacity_bytes == 64 * MIB


def test_a_copy_stands_alone(with_pool):
    """A copy has the size of its original and says when it is done."""
    heard: list[float | None] = []

    async def scenario(storage, _vm):
        await storage.create_image("/images/a.qcow2", 64 * MIB, "qcow2")
        await storage.copy_image("/images/a.qcow2", "/images/b.qcow2", heard.append)
        return await storage.inspect("/images/b.qcow2")

    copy = with_pool(scenario)
    assert (copy.capacity_bytes, copy.format, copy.backing) == (64 * MIB, "qcow2", "")
    assert heard[-1] == 1.0


@pytest.mark.parametrize(
    "path", ["a.qcow2", "/images/", "/images/..", "/", "", "/images/a\nb", "/images/a\0b"]
)
def test_a_path_that_is_none_is_refused(with_pool, path):
    """Only an absolute path to a plain name is taken; nothing else reaches the host."""

    async def scenario(storage, _vm):
        with pytest.raises(InvalidInput):
            await storage.create_image(path, MIB, "qcow2")
        with pytest.raises(InvalidInput):
            await storage.inspect(path)
        return await storage.volumes()

    assert with_pool(scenario) == []


@pytest.mark.parametrize("size", [0, -1])
def test_a_disk_of_no_size_is_refused(with_pool, size):
    """A disk needs a size above zero."""

    async def scenario(storage, _vm):
        with pytest.raises(InvalidInput, match="size above zero"):
            await storage.create_image("/images/a.qcow2", size, "qcow2")

    with_pool(scenario)


def test_what_is_not_there_is_not_found(with_pool):
    """A missing image is NotFound, by its path."""

    async def scenario(storage, _vm):
        with pytest.raises(NotFound, match="/images/nope"):
            await storage.inspect("/images/nope.qcow2")

    with_pool(scenario)


def test_pools_tell_their_room(with_pool):
    """A pool has its folder, and the folder has the pool's room."""

    async def scenario(storage, _vm):
        return await storage.pools(), await storage.free_bytes("/images")

    [pool], free = with_pool(scenario)
    assert (pool.name, pool.kind, pool.folder, pool.active) == (
        "default-pool",
        "dir",
        "/images",
        True,
    )
    assert free == pool.free_bytes > 0
