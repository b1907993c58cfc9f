@main struct Simplan { static func main() {} }
