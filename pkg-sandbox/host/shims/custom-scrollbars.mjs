import * as original from 'custom-scrollbars-original';

const module = original.default ?? original;
export const Scrollbars = module.Scrollbars ?? module.default;
export default Scrollbars;
