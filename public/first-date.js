// The first date or number that a browser writes has it read all its languages, in one piece: here in a thread of its own.
new Intl.DateTimeFormat().format();
close();
