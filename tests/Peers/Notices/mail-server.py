"""A mail server for tests: aiosmtpd with STARTTLS and a user name. Each mail that it takes is a line of JSON on its output."""
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Inbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = message.get_body(preferencelist=("plain",))
        print(json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None, "user": session.auth_data,
            "subject": str(message["subject"]), "rawSubject": next(line for line in envelope.content.decode("ascii", "replace").split("\r\n") if line.lower().startswith("subject:")),
            "id": str(message["message-id"]), "text": body.get_content(),
            "attachments": [part.get_filename() for part in message.iter_attachments()],
        }), flush=True)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    known = data.login == b"ops" and data.password == "口令".encode()
    return AuthResult(success=known, handled=False, auth_data=data.login.decode() if known else None)


port, certificate, key = int(sys.argv[1]), sys.argv[2], sys.argv[3]
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(certificate, key)
controller = Controller(
    Inbox(), hostname="127.0.0.1", port=port, tls_context=tls, require_starttls=True, auth_required=True, authenticator=authenticate)
controller.start()
sys.stdin.read()
controller.stop()
