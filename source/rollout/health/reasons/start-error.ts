import type {Cause} from './cause.ts';

/** Why the container runtime does not create or start a container, by the words of containerd, runc and dockerd. */
export const startCauses: readonly Cause[] = [
  {
    // An earlier try that took too long still holds the name.
    words:
      /deadline exceeded|timed out|is reserved for|already in use by container|connection refused|dial unix|transport/i,
    why: 'the container runtime of the node does not keep up',
    check: 'check that node and its disk',
    health: 'degraded',
    onAnyNode: false,
  },
  {
    words: /no space left|disk quota exceeded|read-only file system|input\/output error/i,
    check: 'check the disk of the node',
    onAnyNode: false,
  },
  {
    words: /exec format error/i,
    why: 'the image is built for another CPU (platform) than that of the node',
    check: 'use one that fits',
    onAnyNode: true,
  },
  {words: /cannot allocate memory|memory limit|oom|cgroup/i, check: 'raise its memory limit, and check the node'},
  {words: /apparmor|seccomp|selinux/i, check: 'check its security profile, and whether the node has it'},
  {words: /\bmount/i, check: 'check its volumes and their mounts'},
  {
    words: /no command specified|executable file not found|\bexec: |no such file or directory|permission denied/i,
    check: 'check its command and whether the image has it',
    onAnyNode: true,
  },
];
