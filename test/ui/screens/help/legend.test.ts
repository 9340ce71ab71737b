import {expect, test} from 'vitest';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {legend} from '../../../../source/ui/screens/help/legend.ts';

test.each([false, true])('every sign of a state, a health and a step is explained (ASCII: %s)', ascii => {
  const {symbols} = createTheme({color: false, ascii});
  const signs = legend(symbols).map(({sign}) => sign);
  const wanted = new Set([
    ...Object.values(symbols.health),
    ...Object.values(symbols.state),
    ...Object.values(symbols.steps),
  ]);
  wanted.delete(' ');
  expect([...wanted].filter(sign => !signs.includes(sign))).toEqual([]);
});
