import type { SmtpSink } from './smtpSink.mts';

export interface MailFacts {
	readonly recipient: string;
	readonly subject: string;
	readonly html: string;
	/** Last part of each product link, in the order of the mail. */
	readonly products: readonly string[];
}

const PRODUCT_LINK = /href="https:\/\/shop\.example\.com\/p\/([^"]+)"/g;

/** What the tests look at in every mail of the inbox. */
export async function mailFacts(sink: SmtpSink): Promise<MailFacts[]> {
	const mails = await sink.mails();
	return mails.map(({ recipient, subject = '', html }) => {
		const text = html === false ? '' : html;
		const products = [...text.matchAll(PRODUCT_LINK)].map(([, slug]) => slug ?? '');
		return { recipient, subject, html: text, products };
	});
}
