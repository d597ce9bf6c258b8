// A process of its own that sends a campaign with the built package: for tests that kill it.
// node campaignChild.js '{"store": …, "port": …, "count": …, "options": {…}}' → prints the summary as JSON.
const { closePool, runJob, table } = require('../../dist/lib');

async function main() {
	const { store, port, count, options } = JSON.parse(process.argv[2]);
	const records = Array.from({ length: count }, (_, i) => ({
		email: `person${i}@mail.example`,
		first_name: `Name${i}`,
	}));
	const smtp = {
		host: '127.0.0.1',
		port,
		security: 'none',
		user: '',
		password: '',
		ignoreCertificate: false,
	};
	const { summary } = await runJob('campaign.send', table.recordsToTable(records).table, {
		campaign: 'spring',
		from: { name: 'Shop', address: 'news@shop.example' },
		columns: { email: 'email' },
		subject: 'Hello {{ first_name }}',
		html: '<p>Hello {{ first_name }}</p>',
		lease: 1000,
		...options,
		store,
		smtp,
	});
	await closePool();
	process.stdout.write(JSON.stringify(summary));
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
