// An SMTP server in a process of its own that takes every message and throws it away. Prints its port; ends with its standard input.
// What it has taken since the last question is told on a line for each line it is sent.
import { SMTPServer } from 'smtp-server';

let taken = 0;
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS', 'AUTH'],
	disableReverseLookup: true,
	logger: false,
	onData(stream, session, callback) {
		stream.resume();
		stream.on('end', () => {
			taken++;
			callback();
		});
	},
});
server.on('error', () => undefined); // a client that goes away
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.server.address().port}\n`));
process.stdin
	.on('data', () => {
		process.stdout.write(`${taken}\n`);
		taken = 0;
	})
	.on('end', () => process.exit(0));
