"""The JavaScript runtime gives the same answers inside of nginx, whose engine speaks ES5.1 and little more."""

import contextlib
import http.client
import json
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.shims.runtimes.runners import HERE, case_of, expected_of, vectors

MODULE = Path("/usr/lib/nginx/modules/ngx_http_js_module.so")
RUNTIME = HERE.parent.parent.parent / "shims" / "runtimes" / "js"
CONFIGURATION = """
load_module {module};
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log warn;
events {{ worker_connections 16; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  client_body_buffer_size 1m; keepalive_requests 100000;
  js_path {runtime}; js_import answers from {handler};
  server {{ listen unix:{folder}/socket; location / {{ js_content answers.answer; }} }}
}}
"""

pytestmark = pytest.mark.system("nginx")


class UnixConnection(http.client.HTTPConnection):
    """HTTP to a socket of this machine that is a file."""

    def __init__(self, path: Path):
        super().__init__("localhost")
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


@pytest.fixture
def nginx(tmp_path):
    if not MODULE.exists():
        pytest.skip("nginx is here without its JavaScript module")
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(module=MODULE, folder=tmp_path, runtime=RUNTIME, handler=HERE / "nginx_answers.js")
    )
    command = ["nginx", "-e", tmp_path / "error.log", "-p", tmp_path, "-c", configuration]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        yield _connected(tmp_path, process)
    finally:
        process.terminate()
        process.wait(timeout=10)


def _connected(folder, process):
    for _ in range(100):
        with contextlib.suppress(OSError):
            connection = UnixConnection(folder / "socket")
            connection.connect()
            return connection
        assert process.poll() is None, process.stderr.read().decode()
        time.sleep(0.05)
    pytest.fail((folder / "error.log").read_text())


def test_every_vector_comes_out_as_it_says(nginx):
    wrong = {}

    for name, vector in vectors():
        case = case_of(vector)
        nginx.request(
            "POST", "/", json.dumps({"mapping": case.mapping, "payload": case.payload}, ensure_ascii=False).encode()
        )
        answer = json.loads(nginx.getresponse().read())
        if answer != expected_of(vector):
            wrong[name] = (answer, expected_of(vector))

    assert wrong == {}
