import type { AspectWords } from '../aspectWords';

/** English; our own judgement. */
export const ENGLISH: AspectWords = {
	language: 'en',
	topics: `
delivery: delivery, shipping, shipment, courier, carrier, postage, dispatch, delivery time, shipping time, tracking, delivery man
delivery: delivery driver, driver, mailman, postman, delivery service, shipping cost, delivery slot, parcel, curbside pickup, pickup
packaging: packaging, package, packing, box, wrapping, carton, bubble wrap, gift wrap, gift wrapping, padding, bag seal, lid, seal, jar, tub
packaging: can, cans, tin, resealable bag, envelope, label, gift box, wrapper, pouch
price: price, prices, cost, costs, pricing, value, value for money, price tag, price point, bargain, deal, price increase, shipping fee, price for what you get
price: sale price, offer, discount, promotion, coupon, delivery fee
payment: payment, checkout, credit card, card payment, invoice, billing, bill, charge, paypal, voucher, gift card, direct debit, pay page
payment: payment page, voucher code, discount code
quality: quality, build quality, material, fabric, workmanship, craftsmanship, stitching, seam, finish, build, durability, texture, coating
quality: dust, recipe, ingredient, zip, zipper, handle, hinge, cotton, leather, paper, cover, construction, blade, wick, lining, glaze, spout
fit: fit, size, sizing, sizes, length, width, sleeve, waist, size chart, shoulder
design: design, colour, color, look, looks, style, pattern, print, shape, appearance, shade
comfort: comfort, softness, cushioning, grip, weight
smell: smell, scent, fragrance, aroma, odour, odor
taste: taste, flavour, flavor, food, aftertaste, meal, dish, coffee, tea, chocolate, seasoning, crust, topping, sauce, filling
taste: dessert, breakfast, roast, freshness, portion, base, crumb, steak, fish, meat, patty, snack
performance: performance, battery, battery life, speed, sound, noise, motor, power, suction, burn time, heat, brightness, screen, display, camera
performance: signal, connection, results, effect, effectiveness, throw, insulation, absorption
ease of use: ease of use, instructions, instruction, manual, setup, set up, assembly, installation, cleaning, handling, controls
service: service, customer service, support, customer support, help desk, helpline, hotline, reply, response, answer, response time, after sales
service: support team, customer care, chat, communication, advice, call centre, call center, service team
staff: staff, waiter, waitress, cashier, employee, assistant, manager, team, people at the counter, salesperson, shop assistant, clerk, lady
staff: guy at the counter, receptionist, checkout staff
returns: return, returns, returning, refund, return label, exchange, replacement, return policy, returns process, warranty, guarantee, return process
website: website, web site, site, app, page, search, login, log in, navigation, shop page, online shop, web shop, account page, filter
website: update, newsletter signup, menu, interface, basket page
range: range, shelf, shelves, selection, choice, variety, assortment, stock, availability, product range, options, catalogue, catalog, inventory
cleanliness: cleanliness, hygiene, toilet, bathroom, restroom, floor, table, kitchen floor, trolley, cart
place: atmosphere, ambience, ambiance, location, parking, music, seating, decor, shop, store, restaurant, aisle, queue, line, lines, opening hours
product: product, item, purchase, article, candle, mug, kettle, pan, knife, board, moka pot, notebook, pen, calendar, letter set, pencil roll
product: washi tape, yoga mat, mat, running belt, belt, bottle, chalk bag, jump rope, rope, foam roller, roller, watering can, shears, planter
product: bee house, trowel, rain gauge, kibble, treats, sticks, cat dinner, dog bites, puppy food, hand cream, cream, balm, face gel, gel, soap
product: body oil, shirt, dress, shoes, jeans, jacket, sweater, lamp, chair, phone, headphones, book, toy, gift, present
product: soft drink, drink, sauce, coffee pods, pods, soda, water, bread, yogurt, yoghurt, cheese, milk, pizza, frozen pizza, cookies, crackers, soup, cereal, ice cream, juice, wine, beer, chips, candy
product: salad, salad dressing, dressing, potato salad, peaches, vegetables, fruit, apples, bananas, strawberries, chicken, beef, pork, ham, shampoo, deodorant, toothpaste, detergent, diapers
product: paper towels, tissues, dog food, cat food, cat litter, greeting card, salsa, tortillas, eggs, butter, pasta, rice, beans, cake, muffins
`,
	implied: `
delivery 2: arrived on time, arrived early, arrived quickly, came quickly, came on time, came early, arrived fast, came fast, delivered on time
delivery 2: delivered quickly, delivered early, next day, ahead of schedule, arrived the next day, here the next day, arrived safely, at my door in
delivery 2: earlier than expected, sooner than expected, earlier than promised, arrived within, came within, arrived before, shipped fast, quick to arrive
delivery -2: arrived late, came late, delivered late, still waiting for my order, still waiting for my parcel, never arrived, never came, has not arrived
delivery -2: hasn't arrived, did not arrive, didn't arrive, didn't come, not arrived, weeks late, days late, took weeks, took three weeks, took two weeks
delivery -2: took forever to arrive, took ages to arrive, lost in the post, lost in transit, wrong address, left in the rain, late again, not delivered
delivery -2: took ages, still has not come, was delayed, got delayed, stuck in transit, two weeks late, a week late, took a month, took four weeks
packaging -2: box was crushed, arrived crushed, arrived dented, badly packed, poorly packed, poorly wrapped, was crushed, was dented, too much plastic
packaging -2: leaked in the box, hard to open, impossible to open, leaking everywhere
packaging 2: resealable, opens easily, neatly bagged, well packed, beautifully wrapped, nicely wrapped, carefully packed, safely packed, nicely packed, well wrapped, securely packed
packaging 2: carefully wrapped, lovingly packed, easy to open
price -2: too expensive, expensive, overpriced, pricey, costs too much, cost too much, too dear, not worth the money, waste of money, rip off, ripoff
price -2: not worth it, half the price elsewhere, cheaper elsewhere, too much money, costs a fortune, daylight robbery, not worth the price, not cheap
price -2: more expensive, way too much for, price has gone up, prices have gone up, price went up
price 2: good value, great value, worth every penny, worth every cent, affordable, inexpensive, well worth the money, worth the money, reasonably priced
price 2: fairly priced, cheap, not expensive, well priced, worth the price, cheaper than, on sale, saves money, saved me, great deal, excellent value
price 2: a steal, easy on the wallet
payment -2: charged twice, charged me twice, double charged, overcharged, billed twice, card was declined, payment failed, wrong amount, charged me again
payment -2: code did not work, voucher did not work, code was rejected
quality -2: got sick, hardly any, upset stomach, fell apart, falls apart, broke, broken, cracked, flimsy, came apart, torn, tore, stopped working, snapped, cheaply made, badly made, peeling
quality -2: poorly made, defective, faulty, scratched, rusted, rusty, chipped, leaks, leaking, peeled off, wore out, cheap plastic, feels cheap, bent
quality -2: looks cheap, broke after, came off, fell off, falling apart, not sturdy, wobbly, wobbles, scratches, splintered, frayed, faded, ripped
quality -2: lost its shape, dripping, drips, blunt, does not last, didn't last, did not last
quality 2: well made, sturdy, durable, solid, built to last, high quality, top quality, good as new, lasts forever, robust, lasts for years, still going strong
quality 2: still like new, lasts a long time, well built, beautifully made
fit -2: runs small, runs large, too small, too big, too tight, too loose, too short, too long, does not fit, doesn't fit, didn't fit, did not fit, runs big
fit -2: not my size, too large, too wide, too narrow
fit 2: fits perfectly, fits well, true to size, perfect fit, fits like a glove, fits great, fits just right, fit perfectly
design 2: beautiful, gorgeous, stylish, elegant, pretty, looks great, looks good, looks lovely, looks beautiful, eye catcher, looks amazing, looks fantastic
design -2: ugly, looks nothing like, not like the picture, not like the photo, different from the picture, hideous, looks dull
comfort 2: comfortable, comfy, cosy, cozy, soft, lightweight, sits well in the hand, kind to my knees
comfort -2: uncomfortable, scratchy, itchy, too heavy, digs in, slippery, stiff
smell 2: smells great, smells lovely, smells wonderful, smells amazing, smells divine, smells so good, smells nice, smells good, smells fresh, smells fantastic
smell -2: smells like cheap, smelled off, smells off, stinks, stink, smelly, smells awful, smells terrible, smells of chemicals, smells like chemicals, smells bad, smells weird, smells of plastic
smell -2: gives me a headache, overpowering, stank, smells of nothing, reeks
taste 2: dog loves, cat loves, loves the taste, creamy, full of flavour, full of flavor, delicious, tasty, yummy, tastes great, tastes amazing, tastes good, tastes wonderful, melts in the mouth, mouthwatering, flavorful, juicy
taste 2: so creamy, crunchy, crispy, tastes fresh, flavourful
taste -2: bland, soggy, stale, tasteless, inedible, tastes awful, tastes bad, tastes like cardboard, too salty, too sweet, bitter, undercooked, overcooked
taste -2: no flavour, no flavor, watery, mouldy, moldy, past its date, out of date, expired, rotten, sour, tastes burnt, spoiled, rubbery, greasy, freezer burned
taste -2: burnt, chewy, went bad, mushy, tastes of nothing, tough, too spicy, melted together, freezer burn
performance 2: got every stain out, burned for, burns for, work in my, works in my, works perfectly, works great, works well, works fine, works like a charm, does the job, does what it should, powerful, does its job
performance 2: heats up quickly, stays hot, keeps coffee hot, keeps water cold, burns evenly, lasts all day, cleans well, cuts like butter, writes smoothly
performance 2: sharp, absorbs quickly, keeps drinks cold, razor sharp, works wonders, works a treat
performance -2: does not clump, leaves my hair dry, barely foams, does not work, doesn't work, didn't work, did not work, too loud, too slow, dies after, overheats, does nothing, no effect, won't turn on
performance -2: won't switch on, does not hold, doesn't hold, switches off, goes out, smokes, burns unevenly, not sharp, tunnels, does not charge
ease of use 2: easy to use, easy to clean, simple to use, easy to set up, easy to assemble, user friendly, straightforward, self explanatory
ease of use 2: dishwasher safe, child's play, intuitive
ease of use -2: hard to use, complicated, difficult to use, hard to clean, hard to assemble, confusing, difficult to clean, a pain to clean, fiddly
service 2: answered my question, straight away, replied within, answered within, answered quickly, replied quickly, solved my problem, sorted it out, got back to me, helped me right away
service 2: solved it, put it right, replied at once, fixed it within
service -2: before anyone noticed, nobody came, nobody answers, no answer, no reply, no response, nobody replied, never replied, ignored my, on hold, nobody answered, not answered
service -2: never got back, no one answers, no one replied, never answered, canned reply, nobody picks up, nobody helped, nobody cared, copy and paste
service -2: didn't reply, did not reply, left me hanging, ignored
staff 2: friendly, polite, courteous, attentive, smiling, welcoming
staff -2: rude, unfriendly, impolite, arrogant, rolled her eyes, rolled his eyes, condescending
returns -2: won't refund, refused a refund, refuse to refund, no refund, still no refund, refused to exchange, have not got my money back, keep my money
returns -2: want my money back, money has not come back, had to pay for the return
returns 2: money back within, refunded, refunded me, got my money back, hassle free, replaced it, sent a new one, sent a replacement, free returns
website -2: crashes, crashed, error message, won't load, does not load, freezes, keeps logging me out, buggy, glitchy, full of bugs, logs me out, times out
website 2: easy to order, ordering was easy, easy to navigate, easy to find, easy ordering
range -2: out of stock, sold out, not available, unavailable, never in stock, always sold out, no longer available, discontinued, nothing to choose from
range 2: wide range, something for everyone, back in stock, always in stock, lots of choice, huge selection, has everything
cleanliness -2: dirty, filthy, sticky, unhygienic, covered in dust, disgusting, hair in, dusty, grimy
cleanliness 2: spotless, clean, spotlessly clean, hygienic, very clean
place -2: too crowded, long queue, long lines, too noisy, crowded
place 2: cosy atmosphere, quiet place, good location
`,
	depending: `
price -1.5: high, higher, doubled, tripled, rose, increased, up, steep
price 1.5: low, lower, lowest, down, dropped, hard to beat
payment -1.5: go through, declined, rejected, refused, not accepted
place -1.5: long, endless, full
place 1.5: short, empty
range -1.5: empty, half empty, gone, small, limited
range 1.5: full, huge, wide, large, big, broad, endless
service -1.5: slow, long
delivery -1.5: slow, long, late
delivery 1.5: quick, early
packaging -1.5: open, dented, crushed, torn, dirty, wet, not come off, stuck, would not come off
taste -1.5: dry, thick, thin, small, raw, cold, soggy, grey
product -1.5: dry, thick, leak, tear, hard, melted, dented, damaged
product 1.5: creamy, fresh, tender, crisp
performance 1.5: long, strong
performance -1.5: short, weak
`,
	opinions: `
1.5: fair, fresh, generous, tender, creamy, resealable, effortless, spacious, melts beautifully, foams
-1.5: leak, tear, tears, grey, spills, stained, melted, dented, stuck, moldy, mouldy, unhelpful
0: alone, drink, free, sharp cheddar, like my, novel
`,
	contrasts: 'but although though yet except',
	functions: `the a an this that these those my your his her its our their of with for to in on at from by as it i we you they he she
very really so too quite just also only even rather pretty such more most much extremely absolutely totally well always still again all some any
not no never don't doesn't didn't isn't wasn't aren't weren't about than what how which who because when after before me us them there here be been
has have had do does did will would can could should i'm it's bit little slightly completely now then far made make makes`,
	copulas: `is was are were be been looks look looked feels feel felt seems seemed smells tastes sounds gets got became turned
isn't wasn't aren't weren't it's came arrived could remains stays`,
	determiners: 'the this that these those my your his her its our their a an',
	joins: 'and or & plus nor',
	endings: 's es',
};
