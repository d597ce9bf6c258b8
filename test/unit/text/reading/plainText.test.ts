import * as fc from 'fast-check';
import { plainText } from '../../../../lib/text';
import { anyUnits } from '../../../support/anyUnits';
import { milliseconds } from '../../../support/milliseconds';

const NONE = { html: false, quoted: 0, signature: 0, footer: 0 };

describe('plain text', () => {
	it('leaves a plain message as it is', () => {
		const text =
			'Hi there,\n\nI <3 it, 5 > 4 & all fine.\n- one\n-- two --\n>:( x\nBest product ever';
		expect(plainText(text)).toEqual({ text, removed: NONE, cut: false });
	});

	it('reads HTML as a page shows it', () => {
		const html =
			'<!DOCTYPE html><html><head><title>T</title><style>p{color:red}</style></head><body><!-- x --><p>Hello&nbsp;<b>Ann</b>,' +
			'</p><p>it\n costs &euro;5 &amp; is &lt;good&gt;<br>really &#128512;&#x41;</p><ul><li>one<li>two</ul>' +
			'<script>if (a<b) alert("</p>")</script><td>x</td><td>y</td><img src=a alt="b>c"></body></html>';
		const { text, removed } = plainText(html);
		expect(text).toBe('Hello Ann,\n\nit costs €5 & is <good>\nreally 😀A\n\none\ntwo\n\nx y');
		expect(removed).toEqual({ ...NONE, html: true });
	});

	it('decodes entities of an export once', () => {
		expect(plainText('Tom &amp; Jerry&#39;s &quot;shop&quot; &amp;lt;b&amp;gt;').text).toBe(
			'Tom & Jerry\'s "shop" &lt;b&gt;',
		);
	});

	it.each([
		['On Mon, 3 May 2026 at 10:12, Shop <a@b.com> wrote:'],
		[
			'On Mon, May 3, 2026 at 10:12 AM Some Very Long Name of a Shop\n<service@shop.example.com> wrote:',
		],
		['Am 03.05.2026 um 10:12 schrieb Shop <a@b.com>:'],
		['Am Mo., 3. Mai 2026 um 10:12 Uhr schrieb Kundenservice <\nservice@shop.example>:'],
		['Le lun. 3 mai 2026 à 10:12, Boutique <a@b.com> a écrit :'],
		['El lun, 3 may 2026 a las 10:12, Tienda (<a@b.com>) escribió:'],
		['Il giorno lun 3 mag 2026 alle ore 10:12 Negozio <a@b.com> ha scritto:'],
		['Em seg., 3 de mai. de 2026 às 10:12, Loja <a@b.com> escreveu:'],
		['在 2026年5月3日，10:12，商店 <a@b.com> 写道：'],
		['商店 <a@b.com> 于2026年5月3日周一 10:12写道：'],
		['في الاثنين، 3 مايو 2026 في 10:12 ص كتب المتجر <a@b.com>:'],
		[
			'في الثلاثاء، 5 مايو 2026 في 10:12 ص تمت كتابة ما يلي بواسطة \u200fالمتجر\u200f <\u202aa@b.com\u202c\u200f>:',
		],
		['सोम, 3 मई 2026 को 10:12 बजे दुकान <a@b.com> ने लिखा:'],
		['-----Original Message-----'],
		['-----Ursprüngliche Nachricht-----'],
		['---------- Forwarded message ---------'],
		['-------- Message original --------'],
		['------------------ 原始邮件 ------------------'],
		[
			'________________________________\nFrom: Shop <a@b.com>\nSent: Monday, 3 May 2026 10:12\nTo: Ann\nSubject: Order',
		],
		['Von: Shop <a@b.com>\nGesendet: Montag, 3. Mai 2026 10:12\nAn: Ann\nBetreff: Bestellung'],
		['De : Boutique <a@b.com>\nEnvoyé : lundi 3 mai 2026 10:12\nÀ : Ann\nObjet : Commande'],
		['De: Tienda <a@b.com>\nEnviado el: lunes, 3 de mayo de 2026\nPara: Ann\nAsunto: Pedido'],
		['Da: Negozio <a@b.com>\nInviato: lunedì 3 maggio 2026\nA: Ann\nOggetto: Ordine'],
		['De: Loja <a@b.com>\nEnviada em: segunda-feira, 3 de maio\nPara: Ann\nAssunto: Pedido'],
		['发件人: 商店 <a@b.com>\n发送时间: 2026年5月3日\n收件人: 安\n主题: 订单'],
		['من: المتجر <a@b.com>\nتم الإرسال: الاثنين\nإلى: آن\nالموضوع: طلب'],
	])('cuts the thread off at %s', (head) => {
		const own = 'Still broken, please help.\nMy order is 4711.';
		const { text, removed } = plainText(`${own}\n\n${head}\n\nDear Ann, we are sorry.\n\nThe shop`);
		expect(text).toBe(own);
		expect(removed.quoted).toBeGreaterThan(20);
	});

	it('keeps answers between quoted lines', () => {
		const mail =
			'On 3 May 2026, Shop wrote:\n> Is it broken?\n\nYes, it is.\n\n> Shall we replace it?\n>> earlier\n\nNo, refund me.';
		expect(plainText(mail).text).toBe('Yes, it is.\n\n\nNo, refund me.');
	});

	it('keeps a mail that is only passed on', () => {
		const mail =
			'---------- Forwarded message ---------\nFrom: Ann <a@b.com>\nDate: Mon\nSubject: Help\nTo: x\n\nIt broke.';
		expect(plainText(mail).text).toContain('It broke.');
	});

	it.each([
		['It broke.\n\n-- \nAnn Smith\nCEO, Great Company', 'It broke.'],
		['It broke.\n\nBest regards,\nAnn Smith\nThe Excellent Company\n+1 555 1234', 'It broke.'],
		['Geht nicht.\n\nMit freundlichen Grüßen\nAnn Müller', 'Geht nicht.'],
		['Ça ne marche pas.\n\nCordialement,\nAnn', 'Ça ne marche pas.'],
		['No funciona.\n\nSaludos cordiales,\nAna', 'No funciona.'],
		['Non va.\n\nCordiali saluti\nAnna', 'Non va.'],
		['Não funciona.\n\nAtenciosamente,\nAna', 'Não funciona.'],
		['坏了。\n\n此致\n敬礼\n安', '坏了。'],
		['لا يعمل.\n\nمع تحياتي،\nآن', 'لا يعمل.'],
		['काम नहीं करता।\n\nसादर,\nएन', 'काम नहीं करता।'],
		['It broke.\n\nSent from my iPhone', 'It broke.'],
		['Defekt.\n\nVon meinem iPhone gesendet', 'Defekt.'],
		['坏了\n\n发自我的iPhone', '坏了'],
	])('cuts a signature off: %j', (mail, own) => {
		const { text, removed } = plainText(mail);
		expect(text).toBe(own);
		expect(removed.signature).toBeGreaterThan(3);
	});

	it.each([
		['This e-mail and any attachments are confidential and intended only for the recipient.'],
		['Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind'],
		['Ce message et ses pièces jointes sont confidentiels et destinés au seul destinataire.'],
		['Este mensaje es confidencial y va dirigido a su destinatario.'],
		['Questo messaggio è riservato al destinatario indicato.'],
		['本邮件及附件含有保密信息，仅限收件人使用。如果您误收了本邮件，请立即删除'],
	])('cuts a legal footer off: %s', (footer) => {
		const { text, removed } = plainText(`It broke.\n\n${footer}\nAnd so on.`);
		expect(text).toBe('It broke.');
		expect(removed.footer).toBeGreaterThan(20);
	});

	it.each([
		['On Monday I wrote:\nplease call me.\nNobody did.'],
		['On 3 May I wrote: nothing came.\nOn 5 May I called:\nnobody there.'],
		['Order 1\nSent via DHL, arrived broken.\nVon meinem Geld sehe ich nichts.\nSent from China!'],
		['Hello\nI sent you a confidential email about the recipient last week.\nNo answer.'],
		['Pros\n--\nfast\n--\nCons\n--\n' + 'slow\n'.repeat(20)],
		['From: Berlin it took 5 days.\nTo be honest: too long.'],
		[
			'Best,\nbest phone I ever had.\n' +
				'It is great and I would buy it again any time. '.repeat(3),
		],
		['1 > 2\n<3 <3\nx <y and z> w'],
	])('keeps what only looks like a mark: %j', (text) => {
		expect(plainText(text)).toEqual({ text, removed: NONE, cut: false });
	});

	it('leaves marks of ticket systems out, and what stands below them', () => {
		const mark = '##- Please type your reply above this line -##';
		expect(plainText(`${mark}\n\nIt is fixed.\n\nThe end`).text).toBe('It is fixed.\n\nThe end');
		expect(plainText(`It is fixed.\n\n${mark}\nYour ticket`).text).toBe('It is fixed.');
	});

	it('cuts heads of one line off', () => {
		const mail =
			'It broke.\n\nFrom: Shop <a@b.com> Sent: Monday, 3 May 2026 To: Ann Subject: Great order\n\nDear Ann';
		expect(plainText(mail).text).toBe('It broke.');
	});

	it.each([
		'Get Outlook for iOS<https://aka.ms/o0ukef>',
		'Outlook für Android beziehen',
		'Obtener Outlook para iOS',
		'Télécharger Outlook pour Android',
		'获取 Outlook for iOS',
		'Enviado do meu telefone Samsung Galaxy.',
		'Inviato da iPhone',
		'Envoyé depuis l’application Mail Orange',
		'أرسلت من هاتفي',
	])('takes "%s" for no part of the message', (line) => {
		expect(plainText(`It broke.\n\n${line}`).text).toBe('It broke.');
	});

	it('cuts threads and signatures of HTML mails off', () => {
		const gmail =
			'<div dir="ltr">It broke.<br><br><div class="gmail_signature" dir="ltr">Ann<br>Great Inc.</div></div><br>' +
			'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, May 3, 2026 at 9:00 AM Shop &lt;<a href="mailto:a@b.c">a@b.c' +
			'</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0">Great news!<blockquote type="cite">old</blockquote></blockquote></div>';
		expect(plainText(gmail).text).toBe('It broke.');
		const outlook =
			'<html><body><p class=MsoNormal>It broke.<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Shop<br>' +
			'<b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> Great</p></div><p>Dear Ann</p></body></html>';
		expect(plainText(outlook).text).toBe('It broke.');
	});

	it('does not take a review with short lines for a signature', () => {
		const text = 'Bought it in May.\nCheers to the team\nIt works well.';
		expect(plainText(text).text).toBe(text);
	});

	it('takes 1 MB of anything, 20,000 nested tags and unclosed ones in less than 200 ms', () => {
		const pieces = [
			'<div>',
			'<blockquote type=cite>',
			'<',
			'<a ',
			"<a x='>' ",
			'<a b="> ',
			'<!--',
			'<!-- --',
			'<script>',
			'<style>x',
			'&',
			'&amp;',
			'&#1',
			'> ',
			'>',
			'\n',
			'\r',
			' \n',
			'-',
			'-- \n',
			'--\n',
			'on 3 wrote\n',
			'on 3\n',
			'from: a\n',
			'From: a\nSent: b\n',
			'_',
			' ',
			'Best regards,\n',
			'<p>a',
			'</',
			'<pre>\n',
			'&nbsp;',
			'\u2028',
			'*from:',
			':',
			'\ud83d',
			'a@b\n',
			'<td>',
			'<br>',
		];
		for (const piece of pieces) {
			const prefix = piece.includes('<') || piece.includes('&') ? '<p>' : '';
			const text = prefix + piece.repeat(1_000_000 / piece.length);
			const took = milliseconds(() => plainText(text));
			expect([piece, took < 200]).toEqual([piece, true]);
		}
		const nested = `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`;
		expect(plainText(nested).text).toBe('deep');
	});

	it('never throws, and leaves its own plain result as it is', () => {
		const piece = fc.oneof(
			anyUnits(6),
			fc.constantFrom(
				'<p>',
				'</p>',
				'<b',
				'"',
				'>',
				'&lt;',
				'\n',
				'> ',
				'-- \n',
				'On 3 May 2026, X wrote:\n',
				'Best regards,\n',
				'From: a\nSent: b\nTo: c\n',
			),
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 30 }),
				(pieces) => typeof plainText(pieces.join('')).text === 'string',
			),
			{ numRuns: 60 },
		);
		const plain = anyUnits(60).map((text) =>
			text.toWellFormed().replace(/[<&>\r\u2028\u2029\n]/gu, ' '),
		);
		fc.assert(fc.property(plain, (text) => plainText(text).text === text));
		const lines = fc.array(
			fc.constantFrom(
				'Hello',
				'> a',
				'',
				'Regards,',
				'Ann',
				'-- ',
				'It broke',
				'Sent from my iPhone',
			),
			{ maxLength: 12 },
		);
		fc.assert(
			fc.property(lines, (all) => {
				const once = plainText(all.join('\n')).text;
				const twice = plainText(once).text;
				expect(plainText(twice).text.length).toBeLessThanOrEqual(once.length);
			}),
		);
	});
});
