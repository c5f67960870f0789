package main

func demo(t *terminal, args []string) error { return errUsage }
