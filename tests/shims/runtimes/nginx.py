"""An nginx of one process that answers requests with a JavaScript handler, on a socket that is a file."""

import contextlib
import http.client
import json
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.shims.runtimes.runners import HERE

MODULE = Path("/usr/lib/nginx/modules/ngx_http_js_module.so")
RUNTIME = HERE.parent.parent.parent / "shims" / "runtimes" / "js"
CONFIGURATION = """
load_module {module};
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log warn;
events {{ worker_connections 16; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  client_body_buffer_size 1m; keepalive_requests 1000000;
  js_path {runtime}; js_import answers from {handler};
  server {{ listen unix:{folder}/socket; location / {{ js_content answers.answer; }} }}
}}
"""


class UnixConnection(http.client.HTTPConnection):
    """HTTP to a socket of this machine that is a file."""

    def __init__(self, path: Path, process_id: int):
        super().__init__("localhost")
        self.path = str(path)
        self.process_id = process_id

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)

    def answer(self, asked: dict) -> dict:
        """What the handler makes of a JSON body."""
        self.request("POST", "/", json.dumps(asked, ensure_ascii=False).encode())
        return json.loads(self.getresponse().read())


@contextlib.contextmanager
def nginx(folder: Path, handler: Path) -> Iterator[UnixConnection]:
    """A connection to nginx with the handler's `answer`; `folder` is for its files. Raises OSError with its log."""
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(module=MODULE, folder=folder, runtime=RUNTIME, handler=handler))
    command = ["nginx", "-e", folder / "error.log", "-p", folder, "-c", configuration]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        yield _connected(folder, process)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stderr.close()


def _connected(folder: Path, process: subprocess.Popen) -> UnixConnection:
    for _ in range(100):
        with contextlib.suppress(OSError):
            connection = UnixConnection(folder / "socket", process.pid)
            connection.connect()
            return connection
        if process.poll() is not None:
            raise OSError(process.stderr.read().decode())
        time.sleep(0.05)
    raise OSError((folder / "error.log").read_text())
