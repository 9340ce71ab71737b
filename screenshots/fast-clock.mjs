// Loaded before the program with `--import`: a clock that was at CLOCK_START (epoch ms) at the real time of the same
// number, and runs CLOCK_SPEED times as fast; timers with it. Minutes of a rollout are watched in seconds.
const start = Number(process.env.CLOCK_START);
const speed = Number(process.env.CLOCK_SPEED);
const {now} = Date;
const {setTimeout} = globalThis;

Date.now = () => start + (now() - start) * speed;
globalThis.setTimeout = (run, ms, ...values) => setTimeout(run, ms / speed, ...values);
