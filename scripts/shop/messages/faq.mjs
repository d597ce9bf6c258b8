// What the sample shop answers to what is asked often; all made up.
export const FAQ = [
	[
		'Where is my order?',
		'You find the tracking link in the e-mail "Your parcel is on its way". If it has not moved for five days, write to us with the order number and we ask the carrier.',
		'delivery',
	],
	[
		'How long does delivery take?',
		'Two to four working days within the country, four to eight days to the rest of Europe, ten to fifteen days overseas.',
		'delivery',
	],
	[
		'What does shipping cost?',
		'Shipping is free from 40 EUR; below that it is 3.90 EUR, abroad 7.90 EUR.',
		'delivery',
	],
	[
		'The tracking says delivered but I have no parcel. What now?',
		'Please ask your neighbours first. If nobody has it after two days, tell us the order number: we send the goods again or refund them.',
		'delivery',
	],
	[
		'Can I choose the day of delivery?',
		'Yes, after dispatch you can pick another day, Saturday included, or a pick-up shop with the link of the carrier.',
		'delivery',
	],
	[
		'How do I return something?',
		'You have 30 days. Print the return label in your account under Orders, Return, and hand the parcel to any post office. Returns are free.',
		'returns',
	],
	[
		'When do I get my refund?',
		'We refund within five working days after the parcel has reached us, to the way you paid.',
		'returns',
	],
	[
		'My item arrived broken or damaged. What should I do?',
		'We are sorry. Send us a photo and the order number; you get a replacement or your money back, and you need not send the item back.',
		'returns',
	],
	[
		'Can I exchange an item for another size or colour?',
		'Yes. Choose Exchange in place of Return in your account; we ship the new item as soon as the old one is on its way.',
		'returns',
	],
	[
		'I got the wrong item. Can you help?',
		'Of course. Tell us the order number and what you received; we send the right item the same day and pay for the way back.',
		'returns',
	],
	[
		'How do I cancel my subscription?',
		'In your account under Subscriptions, Cancel. It ends with the current month; nothing more is charged.',
		'subscription',
	],
	[
		'Can I pause the monthly box?',
		'Yes, for one to three months: account, Subscriptions, Pause. You may start again at any time.',
		'subscription',
	],
	[
		'How do I change what is in my subscription?',
		'Until the 25th of a month you can swap products under Subscriptions, Edit Box.',
		'subscription',
	],
	['How can I pay?', 'By credit card, direct debit, invoice, and with gift cards.', 'payment'],
	[
		'I was charged twice. What happened?',
		'Usually one of the two is a reservation of your bank that vanishes within three days. If both are booked, write to us and we send one back at once.',
		'payment',
	],
	[
		'My voucher code does not work. Why?',
		'Codes hold once a customer, from 20 EUR, and not for gift cards. Check the last day on the card; if all fits, send us the code.',
		'payment',
	],
	[
		'Where do I find my invoice?',
		'In your account under Orders, Invoice (PDF). We can also send it by e-mail.',
		'payment',
	],
	[
		'How do I change my delivery address?',
		'In your account under Addresses. For an order that is already packed write to us at once with the order number; until dispatch we can change it.',
		'account',
	],
	[
		'I forgot my password.',
		'Click on Forgot Password at the login and follow the link in the e-mail. It works for one hour.',
		'account',
	],
	[
		'How do I delete my account?',
		'Write to us from the address of the account. We delete everything that the law lets us delete within 30 days.',
		'account',
	],
	[
		'Are your kitchen tools dishwasher safe?',
		'Mugs and kettles are. Please wash the cast iron pan, knives and oak boards by hand.',
		'product',
	],
	[
		'Do your products contain nuts or other allergens?',
		'Allergens are printed in bold in the list of ingredients on each product page. Chocolate may contain traces of nuts.',
		'product',
	],
	[
		'When will a sold out product be back in stock?',
		'Most products come back within three weeks. Click on Tell Me on the product page and you get an e-mail.',
		'product',
	],
	[
		'Which coffee is right for a moka pot?',
		'Harbour Espresso or Night Shift Roast, ground fine to medium.',
		'product',
	],
	[
		'How long do the candles burn?',
		'The small ones about 25 hours, the large ones about 60. Trim the wick to 5 mm each time.',
		'product',
	],
	[
		'From which age may puppies eat Puppy Starter Food?',
		'From the fourth week on, soaked in warm water; from the eighth week dry.',
		'product',
	],
];

export const faqRows = () => FAQ.map(([question, answer, topic]) => ({ question, answer, topic }));
