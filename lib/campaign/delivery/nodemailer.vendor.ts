export { default as MimeNode } from 'nodemailer/lib/mime-node';
export { default as SMTPConnection } from 'nodemailer/lib/smtp-connection';
