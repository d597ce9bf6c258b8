import { CATEGORIES, MAIL_DOMAINS, PEOPLE } from './words.mjs';

const DAY = 86_400_000;

/** How people behave: share of customers, days between orders, when they stopped (days before the end). */
const HABITS = [
	{ name: 'champion', share: 0.12, everyDays: 25, stoppedDaysAgo: [0, 0], lines: 3.2 },
	{ name: 'loyal', share: 0.23, everyDays: 47, stoppedDaysAgo: [0, 0], lines: 2.4 },
	{ name: 'occasional', share: 0.25, everyDays: 115, stoppedDaysAgo: [0, 0], lines: 1.9 },
	{ name: 'cooling', share: 0.14, everyDays: 44, stoppedDaysAgo: [90, 230], lines: 2.4 },
	{ name: 'lost', share: 0.12, everyDays: 62, stoppedDaysAgo: [300, 560], lines: 2 },
	{ name: 'newcomer', share: 0.08, everyDays: 25, stoppedDaysAgo: [0, 0], lines: 1.7 },
	{ name: 'once', share: 0.06, everyDays: Infinity, stoppedDaysAgo: [0, 0], lines: 1.4 },
];

const ascii = (text) =>
	text
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replaceAll(/[^a-z]/g, '');

function makePerson(random) {
	const people = random.pick(PEOPLE);
	const first = random.below(people.first.length);
	const last = random.below(people.last.length);
	return {
		...people,
		firstName: people.first[first],
		lastName: people.last[last],
		mailName: `${people.romanFirst?.[first] ?? ascii(people.first[first])}.${people.romanLast?.[last] ?? ascii(people.last[last])}`,
	};
}

/** Tastes: two or three favourite categories, and one of two styles. */
function makeTaste(random) {
	const favourites = random.shuffle(CATEGORIES).slice(0, random.happens(0.5) ? 2 : 3);
	return {
		weights: CATEGORIES.map((category) => (favourites.includes(category) ? 8 : 0.35)),
		style: random.below(2),
	};
}

function makeCustomer(random, number, from, until) {
	const habit = HABITS[random.weighted(HABITS.map(({ share }) => share))];
	const person = makePerson(random);
	const signup =
		habit.name === 'newcomer'
			? until - random.between(5, 60) * DAY
			: from + random.between(0, habit.stoppedDaysAgo[1] > 0 ? 60 : 420) * DAY;
	return {
		id: `C${String(number).padStart(5, '0')}`,
		person,
		email: `${person.mailName}${number}@${MAIL_DOMAINS[number % MAIL_DOMAINS.length]}`,
		habit,
		taste: makeTaste(random),
		consent: random.happens(0.82),
		signup,
		lastActive: until - random.between(...habit.stoppedDaysAgo) * DAY,
	};
}

export function makeCustomers(random, count, from, until) {
	return Array.from({ length: count }, (_, index) => makeCustomer(random, index + 1, from, until));
}

const isoDay = (time) => new Date(time).toISOString().slice(0, 10);
const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** A day as shops in several countries export it; never one that could be read as two different days. */
export function typedDay(random, time) {
	const iso = isoDay(time);
	const [year, month, day] = iso.split('-');
	if (random.happens(0.9)) return iso;
	return random.pick([
		`${day}.${month}.${year}`,
		`${year}/${month}/${day}`,
		`${MONTHS[Number(month) - 1]} ${Number(day)}, ${year}`,
	]);
}

function typedMail(random, email) {
	if (random.happens(0.08)) return email.toUpperCase();
	if (random.happens(0.05)) return ` ${email} `;
	return email;
}

const BROKEN_MAILS = [
	(email) => email.replace('@', ' at '),
	(email) => email.replace('@', '@@'),
	(email) => email.split('@')[0] + '@',
	(email) => email.replace('.', '..'),
	() => '',
	() => 'n/a',
];

function typedConsent(random, consent) {
	if (random.happens(0.02)) return ''; // nobody asked: counts as no
	return random.pick(
		consent ? ['yes', 'true', '1', 'ja', 'oui'] : ['no', 'false', '0', 'nein', 'non'],
	);
}

function customerRow(random, customer) {
	const { person } = customer;
	return {
		customer_id: customer.id,
		first_name: random.happens(0.06) ? `${person.firstName}  ` : person.firstName,
		last_name: person.lastName,
		email: typedMail(random, customer.email),
		phone: random.happens(0.3)
			? ''
			: `${person.phone} ${1000 + random.below(9000)}${100 + random.below(900)}`,
		country: person.country,
		language: person.language,
		signup_date: typedDay(random, customer.signup),
		marketing_consent: typedConsent(random, customer.consent),
	};
}

/**
 * The customers file: real people's typing, 3 % broken e-mails, 2 % rows that appear twice.
 * @typedef {{ id: string, email: string, taste: { weights: number[], style: number } }} Customer
 * weights: one a category, 8 for favourites
 * @returns rows, the reachable customers (with a working address) and the mailable ones (who also agreed)
 */
export function customerRows(random, customers) {
	/** @type {Customer[]} */
	const reachable = [];
	/** @type {Customer[]} */
	const mailable = [];
	const rows = customers.map((customer) => {
		const row = customerRow(random, customer);
		if (random.happens(0.03)) return { ...row, email: random.pick(BROKEN_MAILS)(customer.email) };
		reachable.push(customer);
		if (customer.consent && row.marketing_consent !== '') mailable.push(customer);
		return row;
	});
	const again = rows.filter(() => random.happens(0.02)).map((row) => ({ ...row }));
	return { rows: [...rows, ...again], reachable, mailable };
}
