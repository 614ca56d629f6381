//HintName: Caller.g.cs
class Caller;