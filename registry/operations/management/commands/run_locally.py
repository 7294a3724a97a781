"""`manage.py run_locally`, behind `make run`."""

import os
import signal
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DatabaseError, connection

from registry.delivery.signing import signer
from registry.operations.demo.content import DemoError, load_demo_once
from registry.operations.demo.greeting import greeting
from registry.operations.local import disk_broker
from registry.operations.local.exclusive import OccupiedError, held, require_free_port
from registry.operations.local.processes import (
    Process,
    StartError,
    local_processes,
    stop_all,
    wait_until,
    web_is_ready,
    worker_is_ready,
)


def port_number(text: str) -> int:
    """A port that can be listened on and printed; 0 would be another one at each start."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65_535):
        raise ArgumentTypeError(f"“{text}” is no port. Name one from 1 to 65535: make run PORT=8001")
    return int(text)


class Command(BaseCommand):
    help = "Migrate, load demo content once, start web server, worker and scheduler, and wait until they answer."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        url = f"http://{host}:{port}"
        for stopping in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stopping, signal.default_int_handler)  # also where a shell started us in the background
        try:
            with held(settings.VAR_DIR / "run.lock", url):
                require_free_port(host, port)
                self._prepare()
                logs = f"{settings.VAR_DIR}/log"
                credentials = load_demo_once(settings.VAR_DIR)
                self._serve(url, f"{host}:{port}", greeting(url, credentials, logs))
        except (OccupiedError, DemoError, StartError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"{error.filename or settings.VAR_DIR} cannot be used ({error.strerror}). Give yourself the right "
                f"to write to {settings.VAR_DIR}, or name another folder: REGISTRY_VAR=/some/folder make run"
            ) from error
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def _prepare(self) -> None:
        self.stdout.write("Preparing the database…")
        disk_broker.clear(settings.VAR_DIR / "broker")
        try:
            call_command("migrate", verbosity=0)
        except DatabaseError as error:
            database = connection.settings_dict["NAME"]
            raise CommandError(
                f"The database {database} cannot be used ({error}). If it was left half-written, move it away "
                f"and start afresh: mv {settings.VAR_DIR} {settings.VAR_DIR}.old && make run"
            ) from error
        finally:
            connection.close()
        try:
            signer()
        except ImproperlyConfigured as error:
            raise CommandError(
                f"{error} Put the key back, or move it away: a new one is made, and gateways have to learn it."
            ) from error

    def _serve(self, url: str, address: str, message: str) -> None:
        environment = {"REGISTRY_PUBLIC_URL": os.environ.get("REGISTRY_PUBLIC_URL", url)}
        processes = local_processes(address, Path(settings.VAR_DIR) / "log", environment)
        web, worker, scheduler = processes
        try:
            for process in processes:
                process.start()
            self.stdout.write("Starting the web server, the worker and the scheduler…")
            wait_until(lambda: web_is_ready(url), web)
            wait_until(worker_is_ready, worker)
            wait_until(lambda: "beat: Starting" in scheduler.log.read_text(errors="replace"), scheduler)
            self.stdout.write(message)
            self._watch(processes)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self.stdout.write("\nStopping…")
            stop_all(processes)

    def _watch(self, processes: list[Process]) -> None:
        while True:
            time.sleep(0.5)
            for process in processes:
                if process.has_ended:
                    raise StartError(
                        f"The {process.name} ended. Its log, {process.log}, closes with:\n{process.last_lines()}"
                    )
