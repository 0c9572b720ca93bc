// What X's own library makes of texts: one JSON string a line in, one JSON object a line out, until the input ends.
"use strict";
const twitter = require("twitter-text");

require("node:readline")
  .createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on("line", (line) => {
    const text = JSON.parse(line);
    const { weightedLength, valid } = twitter.parseTweet(text);
    const answer = {
      weight: weightedLength,
      valid,
      links: twitter.extractUrls(text),
      hashtags: twitter.extractHashtags(text),
    };
    process.stdout.write(JSON.stringify(answer) + "\n");
  });
