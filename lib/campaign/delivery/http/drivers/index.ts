import type { Driver } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { brevo } from './brevo';
import { mailchimp } from './mailchimp';
import { mailgun } from './mailgun';
import { postmark } from './postmark';
import { resend } from './resend';
import { sendgrid } from './sendgrid';
import { ses } from './ses';
import { twilio } from './twilio';
import { webhook } from './webhook';

/** The driver of a service. `options` must have passed `checkHttp`. */
export async function openDriver(options: HttpOptions): Promise<Driver> {
	switch (options.provider) {
		case 'sendgrid':
			return sendgrid(options);
		case 'mailgun':
			return mailgun(options, await import('../../nodemailer.vendor.js'));
		case 'brevo':
			return brevo(options);
		case 'postmark':
			return postmark(options);
		case 'resend':
			return resend(options);
		case 'ses':
			return ses(options, await import('../../nodemailer.vendor.js'));
		case 'mailchimp':
			return mailchimp(options);
		case 'twilio':
			return twilio(options);
		case 'webhook':
			return webhook(options);
	}
}
