import type { AspectWords } from '../aspectWords';

/** Spanish; our own judgement. */
export const SPANISH: AspectWords = {
	language: 'es',
	topics: `
delivery: entrega, envío, paquete, pedido, repartidor, repartidora, transportista, mensajero, mensajería, reparto, gastos de envío, seguimiento, plazo de entrega
packaging: embalaje, caja, empaque, empaquetado, envoltorio, bolsa, tapa, envase, paquete de regalo, estuche, sobre, bote
price: precio, precios, coste, costo, relación calidad precio, relación calidad-precio, oferta, descuento, promoción, tarifa
payment: pago, factura, tarjeta, cobro, cargo, cupón, código de descuento
quality: calidad, material, materiales, tela, costura, costuras, acabado, acabados, resistencia, asa, mango, cremallera, cuero, hoja, mecha
fit: talla, tamaño, largo, ancho, corte, mangas, tallaje
design: diseño, color, colores, estampado, estilo, forma, aspecto, apariencia
comfort: comodidad, suavidad, peso, tacto
smell: olor, aroma, fragancia, perfume
taste: sabor, gusto, comida, plato, platos, café, té, sazón, porción, ración, desayuno, postre
performance: rendimiento, batería, sonido, motor, potencia, pantalla, cámara, eficacia, efecto, velocidad, ruido
ease of use: uso, manejo, instrucciones, montaje, instalación, limpieza, manual
service: servicio, servicio al cliente, atención, atención al cliente, soporte, asistencia, trato, respuesta
staff: personal, camarero, camarera, cajero, cajera, vendedor, vendedora, dependiente, dependienta, equipo, empleado, empleada
returns: devolución, devoluciones, reembolso, cambio, garantía, reposición
website: página web, página, web, sitio, aplicación, app, tienda online, buscador, carrito
range: variedad, surtido, selección, gama, catálogo, disponibilidad, existencias, estanterías, opciones
cleanliness: higiene, baño, baños, aseo, suelo
place: ambiente, ubicación, local, tienda, aparcamiento, música, cola, colas, decoración
product: producto, artículo, compra, regalo, vela, taza, sartén, cuchillo, tabla, cafetera, cuaderno, bolígrafo, calendario, esterilla, botella, cuerda
product: regadera, tijeras, pienso, crema, bálsamo, gel, jabón, aceite, camisa, vestido, zapatos, chaqueta, chocolate, yogur, pan, queso, leche, pizza
product: galletas, sopa, cereales, vino, cerveza, fruta, verdura, carne, jamón, champú, juguete, libro, lámpara, silla, teléfono, helado, zumo
`,
	implied: `
delivery 2: llegó antes, llegó a tiempo, llegó rápido, llegó enseguida, antes de lo previsto, antes de lo esperado, llegó al día siguiente, puntual
delivery -2: llegó tarde, nunca llegó, no ha llegado, no llegó, sigo esperando, semanas tarde, llegó dos semanas tarde, con retraso, dirección equivocada, tardó semanas, tardó tres semanas
delivery -2: sigo esperando mi pedido, tres semanas para
packaging 2: bien empaquetado, bien embalado, bien envuelto, bien protegido
packaging -2: mal empaquetado, mal embalado, aplastada, aplastado, demasiado plástico, venía abierta, difícil de abrir
price 2: barato, barata, económico, económica, vale cada euro, buen precio, asequible, vale lo que cuesta, una ganga, cuesta poco
price -2: caro, cara, demasiado caro, demasiado cara, carísimo, carísima, no vale lo que cuesta, dinero tirado, tirar el dinero, un robo, estafa
payment -2: cobrado dos veces, cobraron dos veces
quality 2: bien hecho, bien hecha, resistente, duradero, duradera, robusto, sólido, como nuevo
quality -2: se rompió, se rompe, roto, rota, frágil, defectuoso, mal hecho, se despegó, de mala calidad, oxidado, gotea, rayado, caducada, caducado, rancio
fit 2: queda perfecto, talla perfecta, queda bien, queda genial, queda perfecta
fit -2: muy pequeño, demasiado pequeño, demasiado grande, muy grande, no me queda, talla pequeña, aprieta, queda pequeño, queda grande
design 2: precioso, preciosa, elegante, bonito, bonita, hermoso, hermosa
design -2: feo, fea, no es como en la foto, distinto de la foto, diferente a la foto
comfort 2: cómodo, cómoda, suave, ligero, ligera
comfort -2: incómodo, incómoda, pica, me irrita, irrita la piel, pesado
smell 2: huele bien, huele de maravilla, huele muy bien, huele genial
smell -2: huele mal, apesta, huele fatal, huele raro
taste 2: perro le encanta, gata le encanta, gato le encanta, se lo come con gusto, delicioso, deliciosa, rico, rica, riquísimo, riquísima, sabroso, sabrosa, buenísimo, buenísimas, crujiente, jugoso, fresco, fresca
taste -2: amargo, amarga, insípido, no sabe a nada, demasiado dulce, demasiado salado, soso, incomible, sabe mal
performance 2: funciona, funciona bien, funciona muy bien, funciona perfectamente, cumple su función, potente, eficaz, cumple
performance -2: no funciona, dejó de funcionar, muy lento, hace mucho ruido, no hace nada, no carga, sin efecto
ease of use 2: fácil de usar, fácil de limpiar, fácil de montar, sencillo de usar, práctico
ease of use -2: difícil de usar, difícil de limpiar, complicado, confusas, confuso
service 2: respondieron enseguida, contestan enseguida, me ayudaron, resolvieron, amable atención
service -2: no responde, no responden, nadie contesta, nadie responde, no contestan, sin respuesta, nadie se disculpó
staff 2: amable, simpático, simpática, educado, atento, atenta
staff -2: maleducado, maleducada, antipático, antipática, grosero, grosera
returns 2: me devolvieron el dinero, devolvieron el dinero, reembolsaron
returns -2: no me devuelven, no devuelven, no reembolsan
website -2: se cierra sola, se cuelga, no carga la página, da error
range 2: mucho donde elegir
range -2: agotado, agotada, no disponible, sin existencias, poca variedad
cleanliness 2: limpio, limpia
cleanliness -2: sucio, sucia
`,
	depending: `
price -1.5: alto, altos, elevado, subido, subió
price 1.5: bajo, bajos
place -1.5: larga, largas, llena
range -1.5: poca, escasa, limitada
range 1.5: gran, amplia, mucha
delivery -1.5: lento, lenta, larga
taste -1.5: seco, seca, frío, fría, duro
returns 1.5: fácil, sencilla
website 1.5: fácil
`,
	contrasts: 'pero aunque embargo',
	functions: `el la los las un una unos unas de del al a en con por para sin mi mis su sus tu nuestro nuestra este esta estos esas lo le les me se te nos que y muy más
tan demasiado bastante mucho todo toda todos ya también siempre nunca no ha han había he es como desde hasta solo aún todavía sigo`,
	copulas:
		'es son era eran fue fueron está están estaba estaban parece queda quedan llegó venía resulta',
	determiners: 'el la los las un una mi mis su sus este esta estos nuestro nuestra',
	joins: 'y e o ni',
	endings: 'es s',
};
