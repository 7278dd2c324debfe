/**
 * Remembers answers by a whole number, for many questions about few numbers that lie close together. Each
 * number has one of so many places (a power of two), and shares it with those that lie a multiple of them
 * away: whichever was asked for last holds it, so that stray numbers cost time and no memory.
 */
export function rememberByNumber<Answer>(
  places: number,
  answerOf: (number: number) => Answer,
): (number: number) => Answer {
  const numbers = new Float64Array(places).fill(Number.NaN);
  const answers = new Array<Answer | undefined>(places).fill(undefined);
  return (number) => {
    const place = number & (places - 1);
    if (numbers[place] === number) return answers[place] as Answer;
    const answer = answerOf(number);
    numbers[place] = number;
    answers[place] = answer;
    return answer;
  };
}
