import type { EventProvider, EventSource } from '../providerEvent';
import { brevo } from './brevo';
import { custom } from './custom';
import { mailchimp } from './mailchimp';
import { mailgun } from './mailgun';
import { postmark } from './postmark';
import { resend } from './resend';
import { sendgrid } from './sendgrid';
import { ses } from './ses';
import { twilio } from './twilio';

export const EVENT_PROVIDERS: Readonly<Record<EventSource, EventProvider>> = {
	...{ sendgrid, mailgun, brevo, postmark, resend, ses, mailchimp, twilio, custom },
};
