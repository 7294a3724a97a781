"""What people have written is replaced as a whole or stays as it is."""

from pathlib import Path

import pytest

from linting.project.writing import write_whole


def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    (tmp_path / "a.json").chmod(0o640)
    (tmp_path / "link.json").symlink_to("a.json")

    write_whole(tmp_path / "link.json", b"new")

    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.json").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "link.json"]


def test_where_the_disk_is_full_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    written = Path.write_bytes

    def write_half(self: Path, content: bytes) -> int:
        written(self, content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_half)

    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
