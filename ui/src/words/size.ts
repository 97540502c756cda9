/** Bytes in powers of ten, as disks are sold: "512 B", "1.2 MB", "34 MB". */
export function size(bytes: number): string {
  let amount = bytes;
  for (const unit of ['B', 'kB', 'MB']) {
    if (amount < 1000)
      return `${unit !== 'B' && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
    amount /= 1000;
  }
  return `${amount.toFixed(1)} GB`;
}
