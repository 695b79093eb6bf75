// One file for jest: a browser takes a second to start.
import './console-chat.suite.ts';
import './console-parts.suite.ts';
