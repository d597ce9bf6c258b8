export { Context, Liquid } from 'liquidjs';
