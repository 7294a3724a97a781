"""`python -m examples.gateway.upstream [PORT]`: a service that has moved on to version 2 of its orders."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ORDER = (
    b'{"order_id": "1042", "email": "ada@example.com", "status": "dispatched", "currency": "EUR", '
    b'"total_cents": 5990, "lines": [{"sku": "TEA-1", "quantity": 2}]}'
)


class Orders(BaseHTTPRequestHandler):
    """Answers every GET with the same order."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ORDER)))
        self.end_headers()
        self.wfile.write(ORDER)


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    ThreadingHTTPServer(("127.0.0.1", port), Orders).serve_forever()
