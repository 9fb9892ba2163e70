"""Where the database lies, who owns it, and what is said when that cannot be."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from argosy.kernel.postgres import DatabaseTrouble, claim, database_url, dsn
from argosy.kernel.postgres.addresses import make_passwords
from argosy.kernel.postgres.places import Place, find, open_socket_folder, settle

AS_ROOT = os.geteuid() == 0


def refusal(home: Path, uid: int) -> str:
    """The sentence with which `settle` refuses in a process of the user `uid`, which may enter fewer folders than we do."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        if AS_ROOT:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
        try:
            settle(home)
            said = "settled"
        except DatabaseTrouble as trouble:
            said = f"{trouble.code} {trouble.params}"
        except BaseException as other:
            said = repr(other)
        os.write(writer, said.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        return pipe.read()


def stranger() -> int:
    return 65534 if AS_ROOT else os.geteuid()


def test_a_folder_that_cannot_be_written_is_named(open_folder: Path) -> None:
    locked = open_folder / "locked"
    locked.mkdir(mode=0o555)
    said = refusal(locked / "home", stranger())
    assert said.startswith("data-folder-read-only")
    assert str(locked / "home") in said and "Permission denied" in said
    assert list(locked.iterdir()) == []


@pytest.mark.skipif(not AS_ROOT, reason="only root can mount")
def test_a_read_only_file_system_is_named(open_folder: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", open_folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let root mount")
    try:
        with pytest.raises(DatabaseTrouble, match="Read-only file system") as caught:
            settle(open_folder / "home")
        assert caught.value.code == "data-folder-read-only"
    finally:
        subprocess.run(["umount", open_folder], check=True)


@pytest.mark.skipif(not AS_ROOT, reason="only root can act as two users")
def test_data_of_another_user_is_refused_by_name(open_folder: Path) -> None:
    settle(open_folder)
    said = refusal(open_folder, stranger())
    assert said.startswith("data-folder-of-another") and "root" in said


def test_everything_is_private(open_folder: Path) -> None:
    place = settle(open_folder)
    make_passwords(place)
    assert (place.folder.stat().st_mode & 0o777) == (0o711 if AS_ROOT else 0o700)
    for role in ("argosy", "postgres"):
        assert (place.password(role).stat().st_mode & 0o777) == 0o600
        assert len(place.password(role).read_text()) >= 40
    assert (place.lock.stat().st_mode & 0o777) == 0o600


def test_passwords_are_made_once(open_folder: Path) -> None:
    place = settle(open_folder)
    make_passwords(place)
    first = dsn(open_folder).password
    make_passwords(place)
    assert dsn(open_folder).password == first
    assert first not in repr(dsn(open_folder))


def test_naming_the_database_changes_nothing(open_folder: Path) -> None:
    named = dsn(open_folder / "home")
    assert named.password == ""
    assert not (open_folder / "home").exists()


def test_database_url_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@example.org/shop")
    assert database_url() == "postgresql://me@example.org/shop"
    monkeypatch.delenv("DATABASE_URL")
    assert "/argosy?host=%2F" in database_url()


def test_a_long_path_gets_a_short_private_socket_folder(open_folder: Path) -> None:
    place = Place(open_folder / ("long" * 30))
    assert str(place.sockets).startswith("/tmp/argosy-")
    open_socket_folder(place, None)
    try:
        assert (place.sockets.stat().st_mode & 0o777) == 0o700
        open_socket_folder(place, None)
        place.sockets.chmod(0o755)
        with pytest.raises(DatabaseTrouble) as caught:
            open_socket_folder(place, None)
        assert caught.value.code == "socket-folder"
    finally:
        place.sockets.rmdir()


def test_a_link_in_place_of_the_short_folder_is_refused(open_folder: Path) -> None:
    place = Place(open_folder / ("long" * 31))
    target = open_folder / "target"
    target.mkdir(mode=0o700)
    place.sockets.symlink_to(target)
    try:
        with pytest.raises(DatabaseTrouble) as caught:
            open_socket_folder(place, None)
        assert caught.value.code == "socket-folder"
    finally:
        place.sockets.unlink()


def test_the_longest_near_path_can_be_bound(open_folder: Path) -> None:
    """107 bytes are what a socket's path may have."""
    room = 107 - len(str(open_folder / "x" / "run" / ".s.PGSQL.5432")) + 1
    place = Place(open_folder / ("n" * room))
    path = place.sockets / ".s.PGSQL.5432"
    assert place.sockets == place.folder / "run" and len(str(path)) == 107
    path.parent.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))
    assert Place(open_folder / ("n" * (room + 1))).sockets.parent == Path("/tmp")


@pytest.mark.skipif(not AS_ROOT, reason="an ordinary user runs the server itself")
def test_root_below_a_closed_folder_gets_a_reachable_place(open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    place = settle(closed / "home")
    try:
        assert place.folder.parent == Path("/var/lib/argosy")
        assert find(closed / "home") == place
        assert (closed.stat().st_mode & 0o777) == 0o700
        shutil.copytree(closed / "home", closed / "copy", symlinks=True)
        copied = settle(closed / "copy")
        assert copied != place
        shutil.rmtree(copied.folder)
        (closed / "home").rename(closed / "moved")
        assert settle(closed / "moved") == place
    finally:
        shutil.rmtree(place.folder)


def test_a_second_claim_names_the_first_process(open_folder: Path) -> None:
    script = (
        "import sys, pathlib; from argosy.kernel.postgres import claim\n"
        "with claim(pathlib.Path(sys.argv[1])): print('mine', flush=True); sys.stdin.read()"
    )
    path = open_folder / "up.lock"
    first = subprocess.Popen(
        [sys.executable, "-c", script, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert first.stdout is not None and first.stdout.readline() == b"mine\n"
    with pytest.raises(DatabaseTrouble, match=f"process {first.pid}") as caught, claim(path):
        pytest.fail("claimed twice")
    assert caught.value.code == "second-instance"
    first.kill()
    first.wait()
    with claim(path):
        assert path.read_text().strip() == str(os.getpid())


def test_every_trouble_has_a_sentence_in_every_language() -> None:
    folder = Path(__file__).parent.parent / "locale"
    english = (folder / "en.ftl").read_text().splitlines()
    keys = [line.split(" = ")[0] for line in english]
    for language in ("es", "fr", "de", "it", "pl", "zh"):
        lines = (folder / f"{language}.ftl").read_text().splitlines()
        assert [line.split(" = ")[0] for line in lines] == keys
        for ours, theirs in zip(english, lines, strict=True):
            assert sorted(part for part in ours.split() if part.startswith("$")) == sorted(
                part for part in theirs.split() if part.startswith("$")
            )


@pytest.mark.skipif(not AS_ROOT, reason="an ordinary user runs the server itself")
def test_root_never_runs_the_server_itself(open_folder: Path) -> None:
    from argosy.kernel.postgres.accounts import account_for

    account = account_for(open_folder / "data")
    assert account is not None and account.uid != 0
    assert pwd.getpwnam(account.name).pw_uid == account.uid
