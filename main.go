// Command kezek opens the window of the housing department's queue.
package main

func main() {}
