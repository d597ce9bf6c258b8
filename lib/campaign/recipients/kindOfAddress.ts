/** What an address tells about who reads it: an office, a machine, nobody. Our own lists of the common cases. */

/** Read by a group or by a program, not by a person who could agree to anything. */
const ROLES = new Set(
	(
		'abuse admin administrator billing bounce bounces compliance contact devnull dns enquiries feedback ftp help helpdesk ' +
		'hostmaster hr info inquiries inquiry jobs legal list mail mailer-daemon marketing media news newsletter no-reply ' +
		'noc noreply office orders post postmaster press privacy registrar root sales security service spam support sysadmin ' +
		'team test undisclosed-recipients unsubscribe usenet uucp webmaster www ' +
		'kontakt buero verkauf vertrieb rechnung bewerbung ventas soporte ayuda contacto facturacion ventes contato vendas ' +
		'suporte contatti vendite assistenza commande facturation'
	).split(' '),
);

/** Inboxes that are open to everybody or gone after minutes. */
const DISPOSABLE = new Set(
	(
		'10minutemail.com 33mail.com anonaddy.me burnermail.io discard.email dispostable.com dropmail.me emailondeck.com ' +
		'fakeinbox.com getairmail.com getnada.com guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info ' +
		'guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxbear.com incognitomail.org ' +
		'jetable.org mail-temp.com mailcatch.com maildrop.cc mailexpire.com mailforspam.com mailinator.com mailinator.net ' +
		'mailnesia.com mailnull.com mailsac.com mintemail.com moakt.com mohmal.com mytemp.email mytrashmail.com nada.email ' +
		'sharklasers.com spam4.me spambox.us spamgourmet.com tempail.com temp-mail.io temp-mail.org tempinbox.com ' +
		'tempmail.com tempmail.net tempmailo.com throwawaymail.com trash-mail.com trashmail.com trashmail.de trashmail.net ' +
		'wegwerfmail.de yopmail.com yopmail.fr yopmail.net'
	).split(' '),
);

/** Reserved for examples and tests (RFC 2606): mail to them goes nowhere. */
const RESERVED = /(?:^|[.])(?:test|invalid|localhost)$/u;

export interface AddressRules {
	/** Leave out info@, sales@, noreply@ … */
	readonly roles?: boolean;
	/** Leave out known throw-away inboxes. */
	readonly disposable?: boolean;
	/** Further domains to leave out, with everything below them. */
	readonly domains?: readonly string[];
}

/** Why these rules leave the address out, or null. `key`: a normalised address. */
export function addressRefusal(key: string, rules: AddressRules): string | null {
	const at = key.lastIndexOf('@');
	const [local = ''] = key.slice(0, at).split('+');
	const domain = key.slice(at + 1);
	if (RESERVED.test(domain)) return `the domain "${domain}" is reserved for tests`;
	if (rules.roles && ROLES.has(local)) return `"${local}@" is an office or a program, not a person`;
	if (rules.disposable && DISPOSABLE.has(domain)) return `"${domain}" gives throw-away inboxes`;
	const listed = rules.domains?.find((one) => domain === one || domain.endsWith(`.${one}`));
	return listed === undefined ? null : `the domain "${listed}" is left out by the node`;
}
